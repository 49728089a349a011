using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// All equations of the pass that the walk is in, in their order, the one that is being evaluated highlighted, those still
/// to come dimmed; beside them that one with its numbers, below it the norms.
/// </summary>
public sealed class TermStepsPanel : Panel
{
    private const float LinePitch = 22;

    private readonly ShownTraining training;
    private readonly BpttPage page = new();
    private readonly BpttWriter writer;
    private readonly TermEquationList list;
    private readonly TermNumbers numbers;
    private readonly FactLine line;
    private readonly bool isGated;
    private int version = -1;

    /// <summary>A panel of one lesson.</summary>
    /// <param name="training">What is shown.</param>
    /// <param name="appearance">Colours and type sizes.</param>
    /// <param name="table">The equations and their numbers.</param>
    public TermStepsPanel(ShownTraining training, IAppearance appearance, StepTable table) : base(appearance)
    {
        this.training = training;
        isGated = table.GateSums.Count > 0;
        writer = new BpttWriter(training, table);
        list = new TermEquationList(training, appearance, table);
        numbers = new TermNumbers(training, appearance, table);
        line = new FactLine(appearance);
    }

    /// <inheritdoc/>
    protected override string Title => PhaseTitle.Of(Walk.Cursor.Phase);

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Equations;

    private Walk Walk => training.Walk;

    private Rgba PhaseColor => Walk.Cursor.Phase <= Phase.Loss ? Theme.Forward : Theme.Backward;

    private Rgba PhaseText => PhaseColor == Theme.Backward ? Theme.BackwardText : PhaseColor;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Refresh();
        (int number, int count) = TermPlace.Of(Walk);
        var place = new TextLine(stackalloc char[32]);
        place.Add("term ");
        place.Add(number);
        place.Add(" of ");
        place.Add(count);
        DrawCorner(canvas, place.Span, PhaseText);

        Box content = Content with { Height = Bounds.Bottom - Look.Px(8) - Content.Y };
        int least = content.Height < Look.Px(150) ? 1 : 2;
        int told = Math.Min(page.LineCount, isGated ? least : Math.Max(least, (int)(content.Height * 0.24f / Look.Px(LinePitch))));
        (Box facts, Box upper) = content.CutBottom(told * Look.Px(LinePitch), Look.Px(4));
        if (!TryDrawBeside(canvas, upper) && !TryDrawBelow(canvas, upper) && !numbers.TryDraw(canvas, upper, false, PhaseColor, PhaseText))
        {
            told = 0;
            if (!numbers.TryDraw(canvas, content, false, PhaseColor, PhaseText))
            {
                DrawList(canvas, content);
            }
        }

        for (int i = 0; i < told; i++)
        {
            var baseline = new Point(facts.X, MathF.Round(facts.Y + (i + 0.7f) * Look.Px(LinePitch)));
            ReadOnlySpan<PageFact> row = page.Line(i);
            line.Draw(canvas, row[..line.Fitting(canvas.Fonts, row, facts.Width, Look.Px(16))], baseline, Look.Px(16), PhaseText);
        }
    }

    /// <summary>The equations at the left, the one of now with numbers beside them.</summary>
    private bool TryDrawBeside(ICanvas canvas, Box box)
    {
        float widest = list.WidestOf(canvas);
        (Box left, Box right) = box.CutLeft(MathF.Min(widest + Look.Px(16), box.Width * 0.5f), Look.Px(12));
        if (page.ShowsClip)
        {
            ClipArrows.Draw(canvas, Look, right.Inset(Look.Px(20), 0, 0, 0), Walk.Update);
        }
        else if (!numbers.TryDraw(canvas, right, true, PhaseColor, PhaseText))
        {
            return false;
        }

        list.Draw(canvas, left, widest, PhaseColor, PhaseText);
        return true;
    }

    /// <summary>
    /// As many equations as leave room for the numbers below, at least those of now; gates have more of them than have room.
    /// </summary>
    private bool TryDrawBelow(ICanvas canvas, Box box)
    {
        for (int shown = list.Count; shown >= (isGated ? 1 : Math.Max(1, list.CountNow)); shown--)
        {
            (Box upper, Box lower) = box.CutTop(shown * list.LineHeight, Look.Px(6));
            if (upper.Height >= box.Height || !numbers.TryDraw(canvas, lower, !isGated, PhaseColor, PhaseText))
            {
                continue;
            }

            DrawList(canvas, upper);
            return true;
        }

        return false;
    }

    private void DrawList(ICanvas canvas, Box box) => list.Draw(canvas, box, list.WidestOf(canvas), PhaseColor, PhaseText);

    private void Refresh()
    {
        if (version == Walk.Version)
        {
            return;
        }

        version = Walk.Version;
        writer.Write(page, isOverview: false);
        list.Refresh();
    }
}
