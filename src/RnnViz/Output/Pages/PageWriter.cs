using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Output.Pages;

/// <summary>Makes pages of a lesson, each from a run of its own: the same lesson and seed give the same bytes.</summary>
/// <param name="lesson">The lesson.</param>
/// <param name="seed">The seed.</param>
/// <param name="theme">The theme of the pictures.</param>
/// <param name="fonts">The typefaces.</param>
internal sealed class PageWriter(Lesson lesson, int seed, Theme theme, FontBook fonts)
{
    /// <summary>The iteration that is gone through step by step; null for none.</summary>
    public int? Iteration { get; init; }

    /// <summary>How long a step of it is.</summary>
    public Granularity Granularity { get; init; } = Granularity.Term;

    /// <summary>Whether the stops are asked for.</summary>
    public bool HasStops { get; init; }

    /// <summary>How far a report trains.</summary>
    public int Iterations { get; init; }

    /// <summary>The hand-out, as HTML.</summary>
    /// <param name="progress">Is told how far it has come.</param>
    public string Handout(IPageProgress progress) => SteppedPage.Handout(Record(PictureForms.Handout, progress));

    /// <summary>The slides, as HTML.</summary>
    /// <param name="progress">Is told how far it has come.</param>
    public string Deck(IPageProgress progress) => SteppedPage.Deck(Record(PictureForms.Deck, progress));

    /// <summary>The contact sheet.</summary>
    /// <param name="ending">.png, .svg or .pdf.</param>
    /// <param name="progress">Is told how far it has come.</param>
    public byte[] ContactSheet(string ending, IPageProgress progress)
    {
        ProgramScene root = Open();
        (PageRecorder recorder, PageMoments moments) = Begin(root, Pages.ContactSheet.Picture, progress);
        using var sheet = new ContactSheet(root, recorder.Tree, fonts, moments.StepCount(recorder.Walk), ending);
        recorder.Record(moments, sheet);
        return sheet.ToFile(lesson, seed);
    }

    /// <summary>The report, as HTML.</summary>
    /// <param name="progress">Is told how far it has come.</param>
    public string Report(IPageProgress progress)
    {
        var recorder = new ReportRecorder(Open(), fonts);
        progress.Begin(2 * Iterations);
        recorder.Advanced += progress.Advance;
        return ReportPage.Write(recorder.Record(Iterations), lesson, seed);
    }

    private Recording Record(PictureForms forms, IPageProgress progress)
    {
        ProgramScene root = Open();
        (PageRecorder recorder, PageMoments moments) = Begin(root, forms.Wide, progress);
        var pictures = new PictureRecorder(root, recorder.Tree, fonts, forms);
        IReadOnlyList<PageStep> steps = recorder.Record(moments, pictures);
        string ground = $"#{theme.Background.R:x2}{theme.Background.G:x2}{theme.Background.B:x2}";
        return new Recording(lesson, seed, steps, pictures.Elements, pictures.Definitions, ground);
    }

    private (PageRecorder Recorder, PageMoments Moments) Begin(ProgramScene root, Extent size, IPageProgress progress)
    {
        var recorder = new PageRecorder(root, size);
        PageMoments moments = PageMoments.Of(recorder.Walk, Iteration, Granularity, HasStops);
        progress.Begin(moments.All[^1].Cursor.Iteration + moments.StepCount(recorder.Walk));
        recorder.Advanced += progress.Advance;
        return (recorder, moments);
    }

    private ProgramScene Open() => new(
        new TrainingSession(lesson, seed), theme, fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name), seed));
}
