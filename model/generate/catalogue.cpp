// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/generate/plan_builder.h"

namespace gigaplan {
namespace {

using generate::keyed;

Equipment gpuRack(std::string key, std::string vendor, std::string name, std::string generation, std::int64_t packages,
                  std::int64_t dies)
{
    auto rack = keyed<Equipment>(std::move(key));
    rack.vendor = std::move(vendor);
    rack.name = std::move(name);
    rack.generation = std::move(generation);
    rack.gpuPackages = packages;
    rack.gpuDies = dies;
    return rack;
}

void setPower(Equipment &rack, double operating, double tdp, double provisioned, double liquid)
{
    rack.operating = {operating};
    rack.tdp = {tdp};
    rack.provisioned = {provisioned};
    rack.liquidShare = {liquid};
}

void setCompute(Equipment &rack, double fp4, double fp8, double bf16, double hbm)
{
    rack.fp4 = {fp4};
    rack.fp8 = {fp8};
    rack.bf16 = {bf16};
    rack.hbm = {hbm};
}

Equipment hopper()
{
    auto rack = gpuRack("h100-hgx", "NVIDIA", "HGX H100, four systems", "Hopper", 32, 32);
    rack.aliases = "DGX H100";
    setPower(rack, 41, 44, 44, 0);
    setCompute(rack, 0, 63, 32, 80);
    rack.mass = {520};
    rack.price = {760'000};
    rack.shipsFrom = makeDate(2023, 1, 1);
    return rack;
}

Equipment blackwellAir()
{
    auto rack = gpuRack("b300-dgx", "NVIDIA", "DGX B300, four systems", "Blackwell", 32, 64);
    setPower(rack, 56, 56, 56, 0);
    setCompute(rack, 480, 160, 0, 288);
    rack.price = {1'760'000};
    rack.shipsFrom = makeDate(2025, 7, 1);
    return rack;
}

Equipment graceBlackwell()
{
    auto rack = gpuRack("gb200-nvl72", "NVIDIA", "GB200 NVL72", "Blackwell", 72, 144);
    rack.aliases = "DGX GB200";
    setPower(rack, 132, 132, 145, 0.87);
    setCompute(rack, 720, 360, 180, 186);
    rack.mass = {1'360};
    rack.price = {3'200'000};
    rack.shipsFrom = makeDate(2025, 1, 1);
    return rack;
}

Equipment graceBlackwellUltra()
{
    auto rack = gpuRack("gb300-nvl72", "NVIDIA", "GB300 NVL72", "Blackwell", 72, 144);
    rack.aliases = "DGX GB300";
    setPower(rack, 136, 142, 155, 0.9);
    setCompute(rack, 1'080, 360, 180, 288);
    rack.mass = {1'450};
    rack.price = {3'850'000};
    rack.shipsFrom = makeDate(2025, 7, 1);
    return rack;
}

Equipment veraRubin()
{
    auto rack = gpuRack("vr-nvl72", "NVIDIA", "Vera Rubin NVL72", "Rubin", 72, 144);
    rack.aliases = "Vera Rubin NVL144, NVL144, VR200 NVL72";
    setPower(rack, 190, 230, 330, 1);
    setCompute(rack, 3'600, 1'230, 0, 288);
    rack.mass = {1'800};
    rack.price = {7'800'000};
    rack.shipsFrom = makeDate(2026, 7, 1);
    return rack;
}

Equipment rubinUltra()
{
    auto rack = gpuRack("rubin-ultra-kyber", "NVIDIA", "Rubin Ultra NVL576 (Kyber)", "Rubin Ultra", 144, 576);
    rack.aliases = "NVL576, Kyber NVL144, Rubin Ultra NVL144";
    setPower(rack, 600, 600, 600, 1);
    setCompute(rack, 15'000, 5'000, 0, 1'000);
    rack.width = {1'200};
    rack.price = {17'500'000};
    rack.shipsFrom = makeDate(2027, 7, 1);
    return rack;
}

Equipment instinct()
{
    auto rack = gpuRack("mi355x-64", "AMD", "Instinct MI355X, 64 GPUs", "CDNA 4", 64, 0);
    setPower(rack, 126, 132, 132, 0.9);
    setCompute(rack, 640, 0, 0, 288);
    rack.price = {1'440'000};
    rack.shipsFrom = makeDate(2025, 7, 1);
    return rack;
}

Equipment helios()
{
    auto rack = gpuRack("amd-helios", "AMD", "Helios MI455X", "CDNA 5", 72, 0);
    rack.aliases = "Helios";
    setPower(rack, 225, 250, 250, 1);
    setCompute(rack, 2'900, 1'400, 0, 432);
    rack.width = {1'200};
    rack.mass = {3'175};
    rack.shipsFrom = makeDate(2027, 4, 1);
    return rack;
}

Equipment ironwood()
{
    auto rack = gpuRack("tpu-ironwood", "Google", "TPU v7 Ironwood, 64 chips", "Ironwood", 64, 128);
    rack.aliases = "TPU7x";
    setPower(rack, 100, 105, 105, 0.95);
    setCompute(rack, 0, 295, 148, 192);
    rack.price = {800'000};
    rack.shipsFrom = makeDate(2025, 10, 1);
    return rack;
}

Equipment trainium()
{
    auto rack = gpuRack("trn2", "AWS", "Trainium2, 32 chips", "Trainium2", 32, 64);
    setPower(rack, 30, 32, 32, 0);
    setCompute(rack, 0, 42, 0, 96);
    rack.price = {256'000};
    rack.shipsFrom = makeDate(2024, 12, 1);
    return rack;
}

} // namespace

const std::vector<Equipment> &equipmentCatalogue()
{
    static const std::vector<Equipment> catalogue{hopper(),    blackwellAir(), graceBlackwell(), graceBlackwellUltra(),
                                                  veraRubin(), rubinUltra(),   instinct(),       helios(),
                                                  ironwood(),  trainium()};
    return catalogue;
}

} // namespace gigaplan
