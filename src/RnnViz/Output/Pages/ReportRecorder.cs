using System.Globalization;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Output.Moments;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Output.Pages;

/// <summary>Trains a lesson and records what a report says of it.</summary>
/// <param name="root">The scene.</param>
/// <param name="fonts">The typefaces.</param>
/// <param name="unreadable">Gets the recorded steps that cannot be read; their numbers are NaN.</param>
internal sealed class ReportRecorder(ProgramScene root, FontBook fonts, UnreadableSteps unreadable)
{
    private const float Width = 620;
    private const int MostRectangles = 400;

    private static readonly PanelName[] Panels =
    [
        PanelName.Loss, PanelName.GradientNorm, PanelName.Flow, PanelName.Training, PanelName.Spectrum, PanelName.Carousel, PanelName.Task,
    ];

    private readonly ElementTable elements = new();

    /// <summary>Raised after each iteration that was trained, twice in all.</summary>
    public event Action? Advanced;

    /// <summary>Trains, and records where it ended.</summary>
    /// <param name="iterations">Updates, from 0.</param>
    public Report Record(int iterations)
    {
        var player = new MomentPlayer(root, new Extent(Width, Width));
        player.Trained += () => Advanced?.Invoke();
        TrainingSession session = player.Walk.Session;
        (double loss, double norm, double share, bool hasGradient) first = Ends(session.Step);
        TakeUnreadable();
        player.GoTo(MomentList.Every(player.Walk.Itinerary, iterations, Math.Max(1, iterations), [])[^1]);

        var canvas = new SvgCanvas(new Extent(Width, 2 * Width), fonts) { MostRectangles = MostRectangles };
        ReportFigure[] figures = [.. Panels.Where(panel => IsThere(panel, session)).Select(panel => Draw(panel, player, canvas))];
        (double loss, double norm, double share, bool hasGradient) last = Ends(session.Step);
        TakeUnreadable();
        LossBaseline? floor = RunSummary.FloorOf(session.Task);
        ShownRun[] runs = root.Lesson.Contrast.IsContrast ? [.. root.Lesson.Contrast.Runs] : [];
        VerdictRow[] rows = [.. runs.Select(run => VerdictRow.Of(run.Training.Session, floor?.Value))];
        var words = new TextLine(stackalloc char[320]);
        if (runs.Length > 0)
        {
            Views.Panels.Curves.VerdictWords.Add(ref words, runs, rows, hasLoss: true, hasShare: true);
        }

        using var trace = new StringWriter(CultureInfo.InvariantCulture);
        LessonTrace.Write(session.Lesson, iterations, trace, TraceFormat.Csv, session.Seed, _ => Advanced?.Invoke(), unreadable.Add);
        return new Report
        {
            Results =
            [
                (PageWords.LossAt(0), Three(first.loss)), (PageWords.LossAt(iterations), Three(last.loss)),
                .. floor is { } known ? ((string, string)[])[(known.Label, Three(known.Value))] : [],
                (PageWords.NormAt(0), Three(first.norm)), (PageWords.NormAt(iterations), Three(last.norm)),
                (PageWords.ShareAt(0), ShareOf(first)), (PageWords.ShareAt(iterations), ShareOf(last)),
            ],
            Verdict = [.. runs.Zip(rows, (run, row) => (run.Name, row))],
            Floor = floor?.Label,
            HasBaselines = session.Task.Baselines.Count > 0,
            VerdictWords = words.Span.ToString(),
            Figures = figures,
            Elements = elements,
            Definitions = canvas.Definitions,
            Trace = trace.ToString(),
            Iterations = iterations,
        };
    }

    private void TakeUnreadable()
    {
        // of one recording alone the trace has all of them
        if (root.Lesson.Contrast.IsContrast && root.UnreadableStep is { } problem)
        {
            unreadable.Add(problem);
        }
    }

    private static bool IsThere(PanelName panel, TrainingSession session) => panel switch
    {
        PanelName.Spectrum => session.Lesson.Model.Cell == CellKind.Vanilla,
        PanelName.Carousel => session.Lesson.Model.Cell != CellKind.Vanilla,
        _ => true,
    };

    private ReportFigure Draw(PanelName panel, MomentPlayer player, SvgCanvas canvas)
    {
        var figure = new FigureRequest { Panels = [panel] };
        float height = root.FigureHeight(Width, figure);
        root.Figure = figure;
        root.Resize(new Extent(Width, height));
        player.Tree.Process(0);
        canvas.NextPage();
        player.Tree.Draw(canvas);
        return new ReportFigure(panel, new PagePicture(Width, height, elements.Add(canvas.Elements)));
    }

    /// <summary>Loss, ‖∇L‖, ‖∂L/∂h_1‖/‖∂L/∂h_T‖, and whether there is anything at T.</summary>
    private static (double Loss, double Norm, double Share, bool HasGradient) Ends(PreparedStep step) =>
        (step.LossPerOutput, step.GradientNorm, step.HiddenGradientNorms[0] / step.HiddenGradientNorms[^1],
            step.HiddenGradientNorms[^1] != 0);

    private static string ShareOf((double Loss, double Norm, double Share, bool HasGradient) end) =>
        end.HasGradient ? Three(end.Share) : PageWords.NoGradient;

    private static string Three(double number)
    {
        var line = new TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
