<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a plan for a capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reco&amp;ver…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans with edits that a crash kept from being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the plan to its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the plan to another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a Cop&amp;y…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the plan to another file and stay with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rever&amp;t to Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to what the file has; can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with Save&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed since the plan was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with &amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs from another plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print Pre&amp;view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the report page by page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the rows of a sheet into the plan, after a look at what they would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the tasks, or the table that is shown, for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Calenda&amp;r (.ics)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write milestones, go-lives, releases, deadlines and order dates for a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export MS Pro&amp;ject XML…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write tasks, links, calendars, crews and baselines for other schedulers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;Log of Edits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write who changed what, when and why, as a table or as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste Rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring rows that were copied from a spreadsheet into the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is selected, with what depends on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything in the plan by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan &amp;Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the plan tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why This Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide what drives the selected task&apos;s dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide what was done to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show two linked views side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the S&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ink on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light on slate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Scenario…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch a what-if copy of the whole plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename Scenario…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the open scenario another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take Baseline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the schedule as it is now, to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule &amp;Quality…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sound the schedule is, point by point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn from Finished Work…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What finished phases say of those to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Le&amp;vel Resources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold tasks back until crews and deliveries are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run through the years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Month &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the as-of date a month back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Month &amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the as-of date a month forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;revious Go-Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the go-live of the phase before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Go-Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the go-live of the next phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan &amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain the view in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message>
        <source> d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First phase live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT live on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent by then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released by then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released in the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No effect on go-lives, power or cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogExport</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> log.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the log of edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was not written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputFile</name>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was written, but not everything of the old one could be kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 (continued)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::BaselineMenu</name>
    <message>
        <source>&amp;Baselines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the schedule with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved by the board in October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps dates, durations and costs of all %L1 tasks as they are now, to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another baseline has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::CapitalView</name>
    <message>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money committed, released and spent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::CellEditor</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tasks: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter changes all %1 in one step; Escape cancels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::Cells</name>
    <message>
        <source>%1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::CompareView</name>
    <message>
        <source>Merge %1 into the open plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open plan ↔ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs: 28 May 2028</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These plans cannot be merged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging changes nothing of this scenario; what changed in others is taken with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two plans are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging makes %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what to take from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the effect of %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this 1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these %1 changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (plus %1 it depends on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the choices above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another plan beside this one: what differs, what it does, and what to take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two plans side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what differs, what it does to each phase in days, megawatts, GPUs and money, and take over what you like, field by field. The timeline and the floor show the other plan as ghosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With what was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes since the plan was opened or last saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another plan file, of any readable format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a scenario…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A what-if copy kept in this plan file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides changed these. Choose which to keep; everything else is merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consequences per phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ComparisonModel</name>
    <message>
        <source>there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ConflictModel</name>
    <message>
        <source>%1 of “%2”%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ConsequenceModel</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>becomes live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phase changes in date, power, GPUs or money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other phase does not change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 other phases do not change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::EntityTableModel</name>
    <message>
        <source>Worked out from the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The readable key that plan files use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ExchangeDialog</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks whose dates differ (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %L1 more: “gigaplan convert” lists all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project finishes at a different time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manually scheduled, earlier than their links allow (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its links ask for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FileActions</name>
    <message>
        <source>Open Re&amp;cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FileSession</name>
    <message>
        <source>“%1” is open elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.

A copy has no file yet: you decide where to save it. Taking over leaves the other one to find out when it saves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project cannot be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan cannot be recovered now. It is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans and projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was changed by another program since you opened it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging takes the changes of both. Overwriting keeps the other version as the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has “%1” open now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.

Your plan is not saved there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save An&amp;yway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan was not saved. The file was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.

Nothing is lost: the plan is open, and its edits are kept for recovery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its log of one edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its log of %1 edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds the plan, not %2; a .gigaplan file holds both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan has no file yet. If you do not save it, it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is gone. If you do not save the plan, it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you do not save them, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled.gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is gone. The plan is still open; saving writes the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changed file cannot be read. The open plan was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FindingsModel</name>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FindingsPanel</name>
    <message>
        <source>Filter findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is open. Findings are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All findings are filtered out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to check yet: the plan is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No findings. For checks of the schedule itself, see Plan ▸ Schedule Quality.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FloorCanvas</name>
    <message>
        <source>Floor map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys pan, plus and minus zoom, Home shows everything, Escape goes up a level.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::FloorView</name>
    <message>
        <source>No places yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floor map shows every campus, building, hall, row and rack, and how far each has come on the as-of date.
Start with a site; buildings, halls and rows stand inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campus, buildings, halls, rows and racks on the as-of date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::GoTo</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or key of a phase, hall, task, node …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::GpuView</name>
    <message>
        <source>GPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU packages delivered, installed, powered and live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::HelpBrowser</name>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::HelpWindow</name>
    <message>
        <source>Gigaplan Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pages with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::HistoryDelegate</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::HistoryModel</name>
    <message>
        <source>Show %1 older entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps above are for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo goes back to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for this edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done before this session, or discarded; it cannot be restored from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was last saved here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::HistoryPanel</name>
    <message>
        <source>Choose an edit to see what it changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why was this done?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 oldest dropped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ImportDialog</name>
    <message>
        <source>+ added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be read as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only &amp;refused rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the cells tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,234.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1.234,5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rows are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column &amp;separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of each column, and the first rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %L2 rows · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by name and first cells, %1 % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No field matches this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are identified by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Nothing can be imported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import the Other Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a device, a pipe or a directory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is longer than 256 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows in a spreadsheet together with their header row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::InspectorModel</name>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked out from the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(several)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::InspectorPanel</name>
    <message>
        <source>Select a phase, a task, a hall or anything else.
Its figures, fields and sources appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more, edited together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::LearningDialog</name>
    <message>
        <source>nothing to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 (%3%4 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % (%2 to %3 %), %4 phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from finished work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work, per doubling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost, per doubling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work saved, from actuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, as believed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, as learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost, as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost, as learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task or cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go-lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As actuals say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimates come from the baseline “%1”. A rate is what each doubling of finished phases saves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimates come from the current plan; take a baseline, and later learning starts from the same estimates. A rate is what each doubling of finished phases saves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task and no cost would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 tasks and %L2 costs would change, as one step that can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (%L1 days later)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (%L1 days earlier)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::LevellingDialog</name>
    <message>
        <source>one overload of a resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 overloads of resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one start before a delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 starts before a delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> That cures %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work waits for crews and deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levelling holds tasks back until the crews, cranes, load banks and teams that they need are free, and until what they use up has arrived. No task of this plan says yet what it needs.

Add resources with the units that there are, assign tasks to them, or say which equipment must have arrived: all in the tables, under Resource, Assignment and Arrival needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a crew of one unit, to name and assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tasks may move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tasks of one phase only move around those of all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick: priority rules only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to search for a shorter plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A longer search finds shorter plans; the same choices always give the same plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the levelling delays, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear Levelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the levelling delays of the tasks chosen above out of the plan, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed; choose an effort to start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to wait: every task finds its crews and deliveries when it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is levelled: %L1 tasks are later than their links require.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 tasks would be later than their links require.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The plan ends on %1; without levelling it would end on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The plan ends on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The plan ends on %1 as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The plan would end on %1; now it ends on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the last go-live is on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the last go-live stays on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the last go-live would be on %1, now on %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::LevellingTables</name>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 days later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 days earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting per hall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, levelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go-lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overloads that remain: nothing may move here, or capacity never suffices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What levelling cannot cure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Waiting per hall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go-lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be c&amp;ured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be c&amp;ured (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks outside halls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::LoggedChangesModel</name>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::MainWindow</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recovered plan is open, so “%1” was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the scenario “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2[*]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Gigaplan&lt;/b&gt;&lt;br&gt;Plans AI campuses measured in gigawatts: schedule, power, floor, GPUs and capital in one plan.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::MilestoneModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of trials live by the planned day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of trials not live within the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cent of trials live by this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::MspdiExchange</name>
    <message>
        <source>Every date is as the file has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project finishes at a different time than in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates or slack of one task differ from those in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates or slack of %L1 tasks differ from those in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One kind of thing was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kinds of things were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was imported; saving writes a plan file of its own. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (Gigaplan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export MS Project XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MS Project XML (*.xml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the file (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to “%1”. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::NewPlanDialog</name>
    <message>
        <source>Campus programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked out: sites, halls, power, tasks, deliveries, money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Racks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phases, sites and tasks in Tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 racks, %2 GPUs, %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::OrderDateModel</name>
    <message>
        <source>any day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Live with P80 on %2; from %3 trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order date in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest order date that keeps the phase&apos;s P80 go-live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days from the planned to the latest order date; negative: ordered too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of each week of delay, in IT MW-weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long-lead item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest for P80</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room, days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week late, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::Outline</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slack, d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late by, d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::OutlineEdits</name>
    <message>
        <source>“%1” was hidden by the filter. It is shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Indent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outdent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split group here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlink</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::Overview</name>
    <message>
        <source>live of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs live of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spent ahead of release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TWh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a year, %1 Mt CO₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of energy, %1 m³ of water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases of the programme appear here.
Make a plan with File → New, or add a phase in Tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered · installed · powered · live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every phase at a glance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::PageView</name>
    <message>
        <source>Page of the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::PlanTreeModel</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility power</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::PlanTreePanel</name>
    <message>
        <source>Filter phases, sites, halls, rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the plan has this name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::PowerView</name>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load against capacity over time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::PreviewDialog</name>
    <message>
        <source>Print preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::QualityDialog</name>
    <message>
        <source>✓ passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>• reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 (%3 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fourteen points and their thresholds are those of the US Defense Contract Management Agency (DCMA-EA PAM 200.1, 2012); the order of work on a site is checked without tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 checks passed, %2 failed; not applicable: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>because %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::RecoveryDialog</name>
    <message>
        <source>%1 (never saved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan did not close properly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These plans have edits that are not in their files. Recovering opens one with every edit; the others stay for later, under File&#xa0;▸&#xa0;Recover. Until you save, the files are as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans that can be recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the unsaved edits of “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is moved to the discarded ones, of which the ten newest are kept. It will not be offered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ReferenceListModel</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::Remover</name>
    <message>
        <source>Removed %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1 with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is selected, but not visible in the view that has the keyboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are selected, but not all visible in the view that has the keyboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected as well, but not removed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::RiskBar</name>
    <message>
        <source>Progress of the simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;isks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has changed since. These figures are for the earlier plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on these figures: estimates, the default profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis of these figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; the previous result is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate the schedule with random durations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::RiskView</name>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates and megawatts with their probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate the schedule a thousand times with uncertain durations: see the live power over time with its probability, the date each phase meets in 80 of 100 trials, what drives it, and the latest order date of each long-lead item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the Simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What swings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of the simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All phases on their planned dates: %1 of trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan’s finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates and megawatts with their probability, what drives them, when to order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ScenarioBox</name>
    <message>
        <source>From “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late substation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another scenario has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of “%1” as it is now; the original stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the plan as it is now; the original stays as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if the substation is energised six months late?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge Into This One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch a what-if copy of the whole plan, kept in the same file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two share no origin to merge from; compare them instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gigaplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the scenario “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scenario that came from it loses its origin. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 scenarios that came from it lose their origin. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its whole plan goes with it. %1Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” and “%2” share no origin to merge from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::StatusLine</name>
    <message>
        <source>%1 live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least headroom %1 (%2, %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key figures on the as-of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TableList</name>
    <message>
        <source>Tables of the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TablesView</name>
    <message>
        <source>No rows here yet.
Add the first one with “Add row”, or clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected rows and what depends on them (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a row to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the plan as rows and columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TaskFacts</name>
    <message>
        <source>%1 from first to last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of calendar time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical: any delay delays the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of slack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days %2 than the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely to finish between %1 (P10) and %2 (P90)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misses its deadline, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimeSlider</name>
    <message>
        <source>as of 28 May 2028</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimeTrack</name>
    <message>
        <source>As-of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to see the plan on another date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimelineBar</name>
    <message>
        <source>Work breakdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By work class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tasks with this in their name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tasks with this in their name (/ in the chart; F3 shows all again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tasks are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How tasks are grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The baseline under the bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole plan (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all summaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close all summaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical or nearly so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimelineCanvas</name>
    <message>
        <source>Gantt chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks and their bars. Arrow keys choose a task and open or close summaries, plus and minus zoom. With Alt held, Left and Right move the chosen tasks by a day and Page Up and Page Down by a week; with Ctrl held, Left and Right shorten and lengthen. What follows is shown until the key is let go; Escape leaves all as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held until %1 by its predecessors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghost: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag onto another bar to link it as a successor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimelineGestures</name>
    <message>
        <source>%1 – %2  (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1  (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link the finish to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link the start to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held until %1 by its predecessors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::TimelineView</name>
    <message>
        <source>Schedule of the whole plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timeline shows the tasks of the plan, their predecessors, and which of them delay the next gigawatt. This plan has no tasks yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timeline shows the tasks of the plan, their predecessors, and which of them delay the next gigawatt. Open a plan or make a new one from the File menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks of all phases; drag bars to move and stretch them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::UndoOffer</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a summary now: its dates and progress come from its subtasks, its own no longer count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 tasks are summaries now: their dates and progress come from their subtasks, their own no longer count.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ValueDelegate</name>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::ViewPane</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gigaplan::WhyPanel</name>
    <message>
        <source>Why the selected task has its dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a task.
What drives its dates, and what waits for it, appears here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
