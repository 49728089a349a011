using RnnViz.Lessons.Threads;
using RnnViz.Output;
using RnnViz.State;
using RnnViz.Views.Scenes;

namespace RnnViz.Window;

/// <summary>
/// What the window remembers: the session, so that it can be gone on with after whatever happens, and mistakes of the program. Where there
/// is no place for it, nothing is remembered, and everything else is as it always is.
/// </summary>
internal sealed class WindowMemory : IDisposable
{
    private const string IsKept = "The run is kept: rnnviz run --resume", IsNotKept = "The run is not saved.";

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly ProgramScene root;
    private readonly TimeProvider clock;
    private readonly SessionFolder? folder;
    private readonly SessionKeeper? keeper;
    private BackgroundTask<(string File, KeptSession Session)?>? search;
    private string? offered;
    private bool hasEnded, resumes;

    /// <summary>Begins to remember.</summary>
    /// <param name="root">What is shown.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="resumes">Whether to go on at once with the session before, however that ended.</param>
    /// <param name="kept">Told whenever the session has been kept: what else is remembered can be written then.</param>
    public WindowMemory(ProgramScene root, TimeProvider clock, bool resumes, Action kept)
    {
        (this.root, this.clock, this.resumes) = (root, clock, resumes);
        folder = SessionFolder.TryOpen(clock);
        root.Mistakes = new MistakeLog(LastHandler.Describe);
        if (folder is null)
        {
            return;
        }

        keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual)
        {
            Copied = _ => kept(),
            Failed = problem => root.Lesson.Say(Sentence(problem)),
        };
        root.WhatBecomesOfTheRun = IsKept;
        search = new BackgroundTask<(string, KeptSession)?>("looking for a session", _ => Find(folder, resumes));
    }

    /// <summary>Whether sessions of before have been looked for, and what was found is shown.</summary>
    internal bool HasLooked => search is null;

    /// <summary>To be called between two frames.</summary>
    public void Look()
    {
        if (search is { IsDone: true })
        {
            (string File, KeptSession Session)? found = search.Take();
            search = null;
            Show(found);
        }
        else if (folder is null && resumes)
        {
            resumes = false;
            root.Lesson.Say("There is no place where sessions are kept");
        }

        while (ThreadFailures.TryTake(out ThreadFailure failure))
        {
            root.Report(failure.Error, failure.Thread);
        }

        if (keeper is not null)
        {
            keeper.Look(root);
            root.WhatBecomesOfTheRun = keeper.Problem is null ? IsKept : IsNotKept;
        }
    }

    /// <summary>
    /// The program ends as it should: the session is kept, and is not offered. One that was offered and left aside is not offered again;
    /// one that was never shown is, at the next start.
    /// </summary>
    public void End()
    {
        hasEnded = true;
        if (keeper?.KeepNow(root, LongestEnd) == true)
        {
            if (offered is not null && !root.Lesson.HasNotice)
            {
                SessionFolder.Settle(offered); // whoever has gone on with something else is not asked again
            }

            folder!.End();
        }
        else
        {
            SayWhatFailed();
        }
    }

    /// <summary>Keeps the session, to be offered at the next start, unless the program has ended as it should.</summary>
    public void Dispose()
    {
        if (!hasEnded)
        {
            hasEnded = true;
            try
            {
                keeper?.KeepNow(root, LongestEnd);
                SayWhatFailed();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                root.Mistakes?.Write(e, "keeping the session"); // what was kept before is there still
            }
        }

        folder?.Dispose();
    }

    // on two lines, which stay longer
    private string Sentence(Exception problem)
    {
        string place = Path.GetDirectoryName(folder!.Path)!;
        return $"This session cannot be kept:\n{OutputPaths.Refusal(place, problem).Message}";
    }

    // the screen is gone
    private void SayWhatFailed()
    {
        if (keeper?.Problem is { } problem)
        {
            Console.Error.WriteLine(Sentence(problem).Replace('\n', ' '));
        }
    }

    private static (string File, KeptSession Session)? Find(SessionFolder folder, bool alsoEnded)
    {
        folder.Tidy();
        foreach (string file in (alsoEnded ? folder.Left() : folder.BrokenOff()).ToArray())
        {
            if (KeptSession.TryRead(file) is { } session)
            {
                return (file, session);
            }

            SessionFolder.Settle(file);
        }

        return null;
    }

    private void Show((string File, KeptSession Session)? found)
    {
        if (found is not var (file, session))
        {
            if (resumes)
            {
                root.Lesson.Say("There is no session to go on with");
            }

            return;
        }

        void GoOn()
        {
            offered = null; // where it cannot be opened now it is offered again
            root.Open(session.Opening(root, () =>
            {
                keeper!.KnownData = session.Head.Data;
                SessionFolder.SettleGoneOn(file);
            }));
        }

        if (resumes)
        {
            GoOn();
        }
        else
        {
            offered = file;
            root.Offer(session.Head.Title, session.Place(clock), GoOn, () =>
            {
                SessionFolder.Settle(file);
                offered = null;
            });
        }
    }
}
