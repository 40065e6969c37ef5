// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/work/latest_work.h"
#include "model/work/progress.h"
#include "tests/support/test_program.h"

#include <QCoreApplication>

#include <semaphore>
#include <vector>

using namespace gigaplan;

/// Whatever is asked meanwhile, only the newest work is run next, and results arrive on the thread that asked.
class TestLatestWork : public QObject {
    Q_OBJECT

    std::binary_semaphore m_begun{0}, m_goOn{0};
    std::vector<int> m_handedOver;
    std::vector<int> m_run; ///< of the work's thread, looked at when it is idle
    std::atomic<bool> m_wasStopped = false;

    /// Waits in the middle until the test lets it go on.
    LatestWork::Work held(int number)
    {
        return [this, number](std::stop_token stop) -> LatestWork::Finish {
            m_run.push_back(number);
            m_begun.release();
            m_goOn.acquire();
            m_wasStopped = stop.stop_requested();
            return [this, number] { m_handedOver.push_back(number); };
        };
    }
    LatestWork::Work quick(int number)
    {
        return [this, number](std::stop_token) -> LatestWork::Finish {
            m_run.push_back(number);
            return [this, number] { m_handedOver.push_back(number); };
        };
    }

private Q_SLOTS:
    void init()
    {
        m_handedOver.clear();
        m_run.clear();
        m_wasStopped = false;
    }

    void olderWorkIsStoppedAndDropped()
    {
        LatestWork work(LatestWork::Older::IsStopped);
        work.run(held(1));
        m_begun.acquire();
        work.run(quick(2));
        work.run(quick(3));
        QVERIFY(work.isBusy());
        m_goOn.release();
        QTRY_VERIFY(!work.isBusy());
        QVERIFY(m_wasStopped);
        QCOMPARE(m_run, (std::vector{1, 3}));
        QCOMPARE(m_handedOver, std::vector{3});
    }

    void olderWorkIsFinishedFirst()
    {
        LatestWork work(LatestWork::Older::IsFinished);
        work.run(held(1));
        m_begun.acquire();
        work.run(quick(2));
        work.run(quick(3));
        m_goOn.release();
        QTRY_VERIFY(!work.isBusy());
        QVERIFY(!m_wasStopped);
        QCOMPARE(m_run, (std::vector{1, 3}));
        QCOMPARE(m_handedOver, (std::vector{1, 3}));
    }

    void cancelledWorkIsDropped_data()
    {
        QTest::addColumn<int>("older");
        QTest::newRow("stopped") << static_cast<int>(LatestWork::Older::IsStopped);
        QTest::newRow("finished") << static_cast<int>(LatestWork::Older::IsFinished);
    }

    void cancelledWorkIsDropped()
    {
        QFETCH(int, older);
        LatestWork work(static_cast<LatestWork::Older>(older));
        work.run(held(1));
        m_begun.acquire();
        work.run(quick(2));
        work.cancel();
        QVERIFY(!work.isBusy());
        m_goOn.release();
        work.run(quick(3));
        QTRY_VERIFY(!work.isBusy());
        QCoreApplication::processEvents();
        QVERIFY(m_wasStopped);
        QCOMPARE(m_handedOver, std::vector{3});
    }

    void progressArrivesOnTheCallingThread()
    {
        LatestWork work(LatestWork::Older::IsStopped);
        std::vector<int> told;
        QThread *asking = QThread::currentThread();
        work.run([&](std::stop_token) -> LatestWork::Finish {
            for (int i = 0; i < 3; ++i) {
                work.tell([&, i] { told.push_back(QThread::currentThread() == asking ? i : -1); });
            }
            return {};
        });
        QTRY_VERIFY(!work.isBusy());
        QCOMPARE(told, (std::vector{0, 1, 2}));
    }

    void workOutlivingItsOwnerIsDropped()
    {
        {
            LatestWork work(LatestWork::Older::IsStopped);
            work.run(held(1));
            m_begun.acquire();
            m_goOn.release();
        }
        QCoreApplication::processEvents();
        QVERIFY(m_handedOver.empty());
    }

    void progressIsReportedOncePerPercent()
    {
        std::vector<double> told;
        const Progress whole = eachPercent([&told](double share) { told.push_back(share); });
        const Progress half = stepOf(whole, 0.5, 0.5);
        for (int i = 0; i <= 10'000; ++i) {
            half(i / 10'000.0);
        }
        QCOMPARE(told.front(), 0.5);
        QCOMPARE(told.back(), 1.0);
        QVERIFY(told.size() <= 51);
        QVERIFY(!stepOf({}, 0, 1));
    }
};

GIGAPLAN_TEST(TestLatestWork)
#include "tst_latest_work.moc"
