using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;
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
    private int version = -1;

    /// <summary>A panel of one lesson.</summary>
    /// <param name="training">What is shown.</param>
    /// <param name="appearance">Colours and type sizes.</param>
    /// <param name="table">The equations and their numbers.</param>
    public TermStepsPanel(ShownTraining training, IAppearance appearance, VanillaTable table) : base(appearance)
    {
        this.training = training;
        writer = new BpttWriter(training, table);
        list = new TermEquationList(training, appearance, table);
        numbers = new TermNumbers(training, appearance, table);
        line = new FactLine(appearance);
    }

    /// <inheritdoc/>
    protected override string Title => PhaseTitle.Of(Walk.Cursor.Phase);

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
        int told = Math.Min(page.LineCount, Math.Max(least, (int)(content.Height * 0.24f / Look.Px(LinePitch))));
        (Box facts, Box upper) = content.CutBottom(told * Look.Px(LinePitch), Look.Px(4));
        float widest = list.WidestOf(canvas);
        (Box left, Box right) = upper.CutLeft(MathF.Min(widest + Look.Px(16), upper.Width * 0.5f), Look.Px(12));
        list.Draw(canvas, left, widest, PhaseColor, PhaseText);
        if (page.ShowsClip)
        {
            ClipArrows.Draw(canvas, Look, right.Inset(Look.Px(20), 0, 0, 0), Walk.Update);
        }
        else
        {
            numbers.Draw(canvas, right, PhaseColor, PhaseText);
        }

        for (int i = 0; i < told; i++)
        {
            var baseline = new Point(facts.X, MathF.Round(facts.Y + (i + 0.7f) * Look.Px(LinePitch)));
            line.Draw(canvas, page.Line(i), baseline, facts.Width, Look.Px(16), PhaseText);
        }
    }

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
