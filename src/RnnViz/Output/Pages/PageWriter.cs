using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Scenes;

namespace RnnViz.Output.Pages;

/// <summary>Makes one page of a lesson: the same lesson, seed and moments give the same bytes.</summary>
/// <param name="root">The scene, at the beginning of the run; of no use for another page.</param>
/// <param name="fonts">The typefaces.</param>
/// <param name="progress">Is told how far it has come.</param>
internal sealed class PageWriter(ProgramScene root, FontBook fonts, IPageProgress progress)
{
    private const int LeastIterations = 200;

    /// <summary>The walk that is recorded.</summary>
    public Walk Walk => root.Lesson.Training.Walk;

    /// <summary>The recorded steps that could not be read.</summary>
    public UnreadableSteps Unreadable { get; init; } = new();

    private TrainingSession Session => root.Lesson.Training.Session;

    /// <summary>The hand-out, as HTML.</summary>
    /// <param name="moments">What it steps through.</param>
    public string Handout(PageMoments moments) => SteppedPage.Handout(Record(moments, PictureForms.Handout));

    /// <summary>The slides, as HTML.</summary>
    /// <param name="moments">What they show.</param>
    public string Deck(PageMoments moments) => SteppedPage.Deck(Record(moments, PictureForms.Deck));

    /// <summary>The contact sheet.</summary>
    /// <param name="moments">What is on it.</param>
    /// <param name="ending">.png, .svg or .pdf.</param>
    public byte[] ContactSheet(PageMoments moments, string ending)
    {
        PageRecorder recorder = Begin(moments, Pages.ContactSheet.Picture);
        using var sheet = new ContactSheet(root, recorder.Tree, fonts, moments.StepCount(recorder.Walk), ending);
        recorder.Record(moments, sheet);
        return sheet.ToFile();
    }

    /// <summary>The report, as HTML.</summary>
    /// <param name="iterations">How far it trains; null for 200 iterations, or up to the lesson's last stop where that is later.</param>
    public string Report(int? iterations)
    {
        int last = LastOf(Session, iterations);
        var recorder = new ReportRecorder(root, fonts, Unreadable);
        progress.Begin(2.0 * last);
        recorder.Advanced += progress.Advance;
        return ReportPage.Write(recorder.Record(last), Session.Lesson, Session.Seed);
    }

    /// <summary>How far a report trains.</summary>
    /// <param name="session">The run.</param>
    /// <param name="iterations">What is asked for; null for nothing.</param>
    public static int LastOf(TrainingSession session, int? iterations) =>
        iterations ?? Math.Max(LeastIterations, session.Lesson.Stops.Select(stop => stop.Iteration).DefaultIfEmpty().Max());

    private Recording Record(PageMoments moments, PictureForms forms)
    {
        PageRecorder recorder = Begin(moments, forms.Wide);
        var pictures = new PictureRecorder(root, recorder.Tree, fonts, forms);
        IReadOnlyList<PageStep> steps = recorder.Record(moments, pictures);
        string ground = $"#{root.Theme.Background.R:x2}{root.Theme.Background.G:x2}{root.Theme.Background.B:x2}";
        return new Recording(Session.Lesson, Session.Seed, steps, pictures.Elements, pictures.Definitions, ground);
    }

    private PageRecorder Begin(PageMoments moments, Extent size)
    {
        var recorder = new PageRecorder(root, size, Unreadable);
        progress.Begin((double)moments.All[^1].Cursor.Iteration + moments.StepCount(recorder.Walk));
        recorder.Advanced += progress.Advance;
        return recorder;
    }
}
