# Every library of the program is made here, from its folder's name and the modules that it may use.
#
#   gigaplan_module(model/store USES model/base model/plan LIBS SQLite::SQLite3)
#
# makes the static library gp_model_store from the folder's *.cpp, *.h and *.qrc (sub-folders excluded), links exactly what is
# named, and appends the edge list to module-edges.txt in the build tree; tests/architecture reads that list and every
# #include and fails on an edge that is not in it. QOBJECTS: the module has classes for Qt's meta-object compiler.

set(GIGAPLAN_EDGES_FILE ${CMAKE_BINARY_DIR}/module-edges.txt)
file(WRITE ${GIGAPLAN_EDGES_FILE} "")

add_library(gp_options INTERFACE)
target_compile_features(gp_options INTERFACE cxx_std_20)
target_compile_options(gp_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${GIGAPLAN_WERROR}>:-Werror>)
target_compile_definitions(gp_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_USE_QSTRINGBUILDER QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(gp_options INTERFACE ${CMAKE_SOURCE_DIR})

# Precompiled headers, each made once for all of its kind: most of a compilation is reading the plan's entities or Qt.
#   core      model/base and model/plan        plan      the rooms above them
#   gui       painters                         widgets   the window and its views
set(gp_headers_core <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view>
    <tuple> <unordered_map> <utility> <variant> <vector> <QString> <QObject> <QAbstractItemModel>)
# A development build leaves the entities out, so that a changed entity compiles only the units that name it.
set(gp_headers_plan ${gp_headers_core} <model/plan/snapshot.h>)
if(GIGAPLAN_UNITY)
    list(APPEND gp_headers_plan <model/plan/entities.h>)
endif()
set(gp_headers_gui ${gp_headers_plan} <QtGui>)
set(gp_headers_widgets ${gp_headers_gui} <QtWidgets> <model/workspace/workspace.h>)

# What works in every frame, or while the window waits, is compiled with all that -O2 does. The rooms named here are called
# once per command or click and are mostly templates over the plan's entities: without the passes below they compile a
# quarter faster and run as before (tests/bench). They are passes, not another level, because a precompiled header fits
# one level only.
set(gp_patient_rooms model/exchange/ model/generate model/report model/session ui/files ui/schedule app)
set(gp_fewer_passes $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-fno-expensive-optimizations;-fno-gcse;-fno-inline-functions;-fno-ipa-cp;-fno-ipa-sra;-fno-schedule-insns2;-fno-tree-pre;-fno-tree-vectorize;-fno-tree-vrp>)

function(gigaplan_fewer_passes target folder)
    foreach(room IN LISTS gp_patient_rooms)
        string(FIND ${folder} ${room} place)
        if(place EQUAL 0)
            target_compile_options(${target} PRIVATE "${gp_fewer_passes}")
            return()
        endif()
    endforeach()
endfunction()

function(gigaplan_precompile target kind)
    set(owner gp_pch_${kind})
    if(NOT TARGET ${owner})
        set(headers ${gp_headers_${kind}})
        set(libraries Qt6::Core)
        if(kind STREQUAL "gui" OR kind STREQUAL "widgets")
            list(APPEND libraries Qt6::Gui)
        endif()
        if(kind STREQUAL "widgets")
            list(APPEND libraries Qt6::Widgets)
        endif()
        file(WRITE ${CMAKE_BINARY_DIR}/${owner}.cpp "")
        add_library(${owner} STATIC ${CMAKE_BINARY_DIR}/${owner}.cpp)
        set_target_properties(${owner} PROPERTIES AUTOMOC OFF AUTORCC OFF POSITION_INDEPENDENT_CODE ON)
        target_link_libraries(${owner} PRIVATE gp_options ${libraries})
        target_precompile_headers(${owner} PRIVATE ${headers})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

function(gigaplan_module folder)
    cmake_parse_arguments(ARG "QOBJECTS" "" "USES;LIBS" ${ARGN})
    string(REPLACE "/" "_" name ${folder})
    file(GLOB sources CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_SOURCE_DIR}/${folder}/*.h ${CMAKE_SOURCE_DIR}/${folder}/*.qrc)
    set(links)
    foreach(used IN LISTS ARG_USES)
        string(REPLACE "/" "_" used_name ${used})
        list(APPEND links gp_${used_name})
    endforeach()
    list(FILTER sources INCLUDE REGEX ".")
    set(compiled ${sources})
    list(FILTER compiled INCLUDE REGEX "\\.cpp$")
    if(compiled)
        add_library(gp_${name} STATIC ${sources})
        set_target_properties(gp_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON
            UNITY_BUILD ${GIGAPLAN_UNITY} UNITY_BUILD_BATCH_SIZE 0 AUTOMOC ${ARG_QOBJECTS})
        target_link_libraries(gp_${name} PUBLIC gp_options Qt6::Core ${links} ${ARG_LIBS})
        gigaplan_fewer_passes(gp_${name} ${folder})
        if("Qt6::Widgets" IN_LIST ARG_LIBS)
            gigaplan_precompile(gp_${name} widgets)
        elseif("Qt6::Gui" IN_LIST ARG_LIBS)
            gigaplan_precompile(gp_${name} gui)
        elseif(folder MATCHES "^model/(base|plan|work)$")
            gigaplan_precompile(gp_${name} core)
        else()
            gigaplan_precompile(gp_${name} plan)
        endif()
    else()
        add_library(gp_${name} INTERFACE)
        target_link_libraries(gp_${name} INTERFACE gp_options Qt6::Core ${links} ${ARG_LIBS})
    endif()
    list(JOIN ARG_USES " " uses)
    file(APPEND ${GIGAPLAN_EDGES_FILE} "${folder}: ${uses}\n")
endfunction()
