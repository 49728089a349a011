using RnnViz.Lessons.History;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Threads;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

// recorded moments in place of the lesson: of figures, and of sessions that were kept
public sealed partial class ProgramScene
{
    /// <summary>Shows a recorded moment in place of the lesson; until it is there the lesson goes on.</summary>
    public void Open(SceneOpening moment) => BeginOpening(
        moment.Name,
        progress =>
        {
            SceneRecord record = moment.Read();
            progress.Check();
            (RecordedRuns runs, ShownContrast contrast, Playback playback) = Make(moment, record, progress);
            return () => Take(moment, runs, contrast, playback);
        },
        moment.Refused);

    /// <summary>
    /// Offers to go on with something, on a card in front of the lesson, which goes on behind it; anything that somebody does with the
    /// lesson takes the card away.
    /// </summary>
    /// <param name="title">The title of what is gone on with.</param>
    /// <param name="place">Where in it, and when that was.</param>
    /// <param name="accept">Told when it is accepted.</param>
    /// <param name="refuse">Told when it is refused with Esc.</param>
    public void Offer(string title, string place, Action accept, Action refuse)
    {
        var card = new NoticeCard(Lesson.Appearance, "Enter  go on there", "Esc  not now", leaves: true)
        {
            Heading = "Go on where the program stopped?",
            Name = title,
            Line = place,
        };
        card.Accepted += accept;
        card.Cancelled += refuse;
        Lesson.Show(card);
    }

    /// <summary>Writes down the states of all runs, to be taken over by <see cref="TakeStates"/>.</summary>
    public void SaveStates(StateWriter writer)
    {
        foreach (ShownRun run in Lesson.Contrast.Runs)
        {
            RunRecord.SaveState(run.Training.Session, writer);
        }
    }

    /// <summary>Takes over what <see cref="SaveStates"/> wrote, in runs that have just begun.</summary>
    /// <returns>Whether the states of all runs were written down.</returns>
    /// <exception cref="InvalidDataException">They are not of these runs, which are of no use then.</exception>
    public static bool TakeStates(RecordedRuns runs, ReadOnlySpan<byte> states)
    {
        var reader = new StateReader(states);
        for (int i = 0; i < runs.Sessions.Count; i++)
        {
            if (!runs.Record.Runs[i].TryLoadState(runs.Sessions[i], ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private static (RecordedRuns Runs, ShownContrast Contrast, Playback Playback) Make(
        SceneOpening moment, SceneRecord record, TaskProgress progress)
    {
        var playback = new Playback(record.View.BatchesPerFrame);
        (RecordedRuns Runs, ShownContrast Contrast, Playback Playback) Begin()
        {
            var begun = RecordedRuns.Begin(record, moment.Data);
            // the runs are shown from their beginning, as some of what is shown is of it
            return (begun, new ShownContrast(begun.Sessions, 0, playback), playback);
        }

        var made = Begin();
        long done = 0, all = Math.Max(1, record.Work);
        void Trained() => progress.Report(++done, all);
        if (moment.TakeStates is { } take)
        {
            try
            {
                if (take(made.Runs) && made.Runs.AreAsRecorded)
                {
                    made.Runs.ReplayKept(Trained);
                    return made;
                }
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException or InvalidOperationException)
            {
                // what was kept does not fit: the record alone leads there as well, though not at once
            }

            made.Contrast.Dispose();
            made = Begin();
        }

        made.Runs.Replay(Trained);
        return made;
    }

    private void Take(SceneOpening moment, RecordedRuns runs, ShownContrast contrast, Playback playback)
    {
        contrast.BringToFront(runs.Record.View.Front);
        theme = ThemeCatalog.Find(runs.Record.View.Theme) ?? theme;
        Replace(contrast, playback, Lesson.View.Kept);
        Course = null;
        Restore(runs);
        HonourStops();
        Arrange();
        moment.Shown?.Invoke();
        string said = moment.Say(runs.Record, DifferingFrom(runs.Record));
        Lesson.Say(runs.Record.KeptProblem is { } problem ? $"{said}\n{problem}" : said);
    }
}
