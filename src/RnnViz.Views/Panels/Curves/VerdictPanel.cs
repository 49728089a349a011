using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// Which run was better, and why: a row for each with loss, best, iterations to the floor, and what becomes of the gradient on its way
/// back. A kept run is a row that stands still.
/// </summary>
/// <param name="training">The run in front.</param>
/// <param name="view">Says which run is kept.</param>
/// <param name="appearance">Colours, type sizes and places.</param>
/// <param name="fonts">The typefaces.</param>
public sealed partial class VerdictPanel(ShownTraining training, IViewState view, IAppearance appearance, FontBook fonts)
    : Panel(appearance)
{
    private const float WordsPitch = 19;

    private readonly ShownContrast contrast = training.Contrast;
    private readonly LossBaseline? floor = RunSummary.FloorOf(training.Session.Task);
    private readonly string? floorTitle =
        RunSummary.FloorOf(training.Session.Task) is { } lowest ? "to " + lowest.Label.Split(' ')[0] : null;

    private readonly VerdictRow[] rows = new VerdictRow[training.Contrast.Runs.Length];
    private readonly (int History, int Step, int Spectrum)[] read = new (int, int, int)[training.Contrast.Runs.Length];
    private VerdictRow kept;
    private ComparedRun? keptRead;

    /// <inheritdoc/>
    protected override string Title => "VERDICT";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Verdicts;

    private int RowCount => rows.Length + (view.OtherLoss is null ? 0 : 1);

    private Box Strip => Content.Inset(0, -Look.Px(4), 0, 0) with { Height = Look.Px((RowCount + 1) * VerdictTable.Pitch) };

    private bool IsLossShown => training.Walk.Shows(Phase.Loss, 0, Term.Losses);

    private bool IsFlowShown => training.Walk.Shows(Phase.Backward, 1, Term.HiddenGradient);

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (Visible)
        {
            Read();
        }
    }

    /// <summary>Reads the numbers of all runs, where they have changed.</summary>
    internal void Read()
    {
        for (int i = 0; i < rows.Length; i++)
        {
            ShownTraining run = contrast.Runs[i].Training;
            (int, int, int) now = (run.Session.History.Version, run.Step.Version + 1, run.Session.Spectrum.Iteration);
            if (read[i] != now)
            {
                (read[i], rows[i]) = (now, VerdictRow.Of(run.Session, floor?.Value));
            }
        }

        ComparedRun? other = view.OtherLoss;
        other?.CompareWith(training.Session);
        if (other is not null && !ReferenceEquals(other, keptRead))
        {
            kept = VerdictRow.Of(other.History, floor?.Value);
        }

        keptRead = other;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        VerdictTable table = Table;
        for (VerdictColumn column = 0; column <= VerdictColumn.Radius; column++)
        {
            if (table.Has(column))
            {
                var at = new Point(table.BoxOf(column).Right, table.MiddleOf(0));
                canvas.CenteredText(table.TitleOf(column), at, Look.Label, Theme.Muted, TextAlign.Right);
            }
        }

        foreach (ShownRun run in contrast.Runs)
        {
            DrawRun(canvas, table, run);
        }

        if (view.OtherLoss is { } other)
        {
            DrawKept(canvas, table, other);
        }

        DrawAge(canvas);
        DrawWords(canvas);
    }

    private void DrawRun(ICanvas canvas, in VerdictTable table, ShownRun run)
    {
        RunLook look = Theme.Runs[run.Index];
        float y = table.MiddleOf(run.Index + 1);
        TextStyle style = NameStyle(run);
        ReadOnlySpan<char> name = RunLabel.Cut(canvas.Fonts, run.Name, style, table.NameWidth - Look.Px(RunLabel.MarkRoom));
        RunLabel.Draw(canvas, Look, look, name, new Point(Strip.X, y), style);
        DrawNumbers(canvas, table, rows[run.Index], y, run.IsBehind, isKept: false);
    }

    private void DrawKept(ICanvas canvas, in VerdictTable table, ComparedRun other)
    {
        float y = table.MiddleOf(rows.Length + 1), stroke = Look.Px(9);
        canvas.FillBox(new Box(Strip.X, MathF.Round(y), stroke, Look.Hair(2)), Theme.Muted);
        var label = new TextLine(stackalloc char[160]);
        label.Add("kept at ");
        label.Add(kept.Iteration);
        label.Add(": ");
        label.Add(other.Difference);
        ReadOnlySpan<char> shown = canvas.Fonts.Wording(label.Span);
        var at = new Point(Strip.X + Look.Px(RunLabel.MarkRoom), y);
        float room = table.NameWidth - Look.Px(RunLabel.MarkRoom) + FreeBeforeLoss(canvas, table);
        if (canvas.Fonts.Measure(shown, Look.Label) > room)
        {
            var cut = new TextLine(stackalloc char[164]);
            cut.Add(RunLabel.FirstLine(canvas.Fonts, shown, Look.Label, room - canvas.Fonts.Measure(" …", Look.Label)).TrimEnd(':'));
            cut.Add(" …");
            shown = cut.Span;
        }

        canvas.CenteredText(shown, at, Look.Label, Theme.Muted, TextAlign.Left);
        DrawNumbers(canvas, table, kept, y, isBehind: false, isKept: true);
    }

    /// <summary>What the kept run's loss leaves of the width of its column, in pixels.</summary>
    private float FreeBeforeLoss(ICanvas canvas, in VerdictTable table)
    {
        if (!table.Has(VerdictColumn.Loss))
        {
            return 0;
        }

        var loss = new TextLine(stackalloc char[24]);
        kept.Add(ref loss, VerdictColumn.Loss, isLossShown: true);
        return MathF.Max(0, table.BoxOf(VerdictColumn.Loss).Width - canvas.Fonts.Measure(loss.Span, Look.Number));
    }

    private void DrawNumbers(ICanvas canvas, in VerdictTable table, in VerdictRow row, float y, bool isBehind, bool isKept)
    {
        int shown = isKept ? row.Iteration : training.Step.Iteration;
        Span<char> buffer = stackalloc char[24];
        for (VerdictColumn column = 0; column <= VerdictColumn.Radius; column++)
        {
            if (!table.Has(column))
            {
                continue;
            }

            var text = new TextLine(buffer);
            row.Add(ref text, column, isKept || IsLossShown);
            Rgba ink = InkOf(column, row, shown, isBehind, isKept);
            canvas.CenteredText(text.Span, new Point(table.BoxOf(column).Right, y), Look.Number, ink, TextAlign.Right);
        }
    }

    /// <summary>What is of another iteration than the one shown is grey, what the walk has not come to is dimmed.</summary>
    private Rgba InkOf(VerdictColumn column, in VerdictRow row, int shown, bool isBehind, bool isKept) => column switch
    {
        _ when isBehind => Theme.Muted,
        VerdictColumn.Loss => Shade(Theme.Text, isKept || IsLossShown),
        VerdictColumn.Best or VerdictColumn.Floor => !isKept && training.IsInThePast ? Theme.Muted : Theme.Text,
        VerdictColumn.FirstShare => Shade(Theme.Text, isKept || row.Iteration > 0 || IsFlowShown),
        VerdictColumn.Radius => OtherIteration.IsOld(row.RadiusIteration, shown) ? Theme.Muted : Theme.Text,
        _ => row.ShareIteration != shown ? Theme.Muted : Shade(Theme.Text, isKept || IsFlowShown),
    };

    /// <summary>In the past best and floor are of all iterations so far; a run that is behind says where it is.</summary>
    private void DrawAge(ICanvas canvas)
    {
        if (!training.IsInThePast)
        {
            return;
        }

        var line = new TextLine(stackalloc char[48]);
        line.Add(training.Session.IsRecorded ? "best: to iteration " : "best, floor: to iteration ");
        line.Add(training.Session.ShownIteration(training.Walk.Furthest - 1));
        DrawCorner(canvas, line.Span, Theme.Muted);
    }

    private void DrawWords(ICanvas canvas)
    {
        if (!contrast.IsInStep || !contrast.IsContrast || training.IsInThePast)
        {
            return;
        }

        var line = new TextLine(stackalloc char[320]);
        // what the loss of a recording measures nobody knows here: two of them may measure other things
        VerdictWords.Add(ref line, contrast.Runs.AsSpan(), rows, IsLossShown && !training.Session.IsRecorded, IsFlowShown);
        float pitch = Look.Px(WordsPitch), top = Strip.Bottom + Look.Px(6);
        Box room = new(Content.X, top, Content.Width, Bounds.Bottom - Look.Px(6) - top);
        if (CanvasShapes.ParagraphLines(canvas.Fonts, line.Span, Look.Body, room.Width) * pitch <= room.Height)
        {
            canvas.ParagraphText(line.Span, room, Look.Body, pitch, Theme.Text);
        }
    }
}
