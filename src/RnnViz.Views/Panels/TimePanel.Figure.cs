using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels;

// in figures title and legend stand above the columns, and what the columns are below the lowest row
public abstract partial class TimePanel
{
    /// <summary>The room for the numbers of the timesteps below the columns, and in figures for what they are; in design units.</summary>
    protected float FootUnits => !ShowsTimesteps ? 11 : Figure is null ? 22 : 40;

    /// <inheritdoc/>
    protected override bool HasAxisLine => Figure is not null;

    /// <inheritdoc/>
    protected override float OneLineWidth => 480;

    /// <summary>The right end of the title's line, at the middle of its capitals: for what stands there once for the whole row.</summary>
    protected Point TitleRight(ICanvas canvas) => new(Axis.Area.Right, MiddleOf(canvas, TitleBaseline));

    /// <summary>The same of the line above the columns.</summary>
    protected Point AxisRight(ICanvas canvas) => new(Axis.Area.Right, MiddleOf(canvas, AxisBaseline));

    /// <summary>Says which sequence of the batch a figure's row shows, left of a point. Answers where the next text ends.</summary>
    protected float DrawSequenceName(ICanvas canvas, Point right)
    {
        if (Training.Step.BatchSize == 1)
        {
            return right.X;
        }

        var line = new TextLine(stackalloc char[40]);
        line.Add(Bounds.Width < Look.Px(300) ? "seq. " : "sequence ");
        line.Add(Training.Sequence + 1);
        line.Add("/");
        line.Add(Training.Step.BatchSize);
        return Entry(canvas, line.Span, right, Theme.Muted);
    }

    /// <summary>"hidden unit", or in a narrow figure "unit".</summary>
    protected void DrawUnitTitle(ICanvas canvas) =>
        DrawAxisTitle(canvas, "", Bounds.Width < Look.Px(330) ? "unit" : "hidden unit", AxisBaseline);

    /// <summary>What the marks are that are to be seen, and whether the scale is the lesson's own, left of a point.</summary>
    protected void DrawMarks(ICanvas canvas, Point right, bool hasSaturated, bool hasZero, bool hasNaN, bool hasInfinity)
    {
        bool isBrief = Bounds.Width < Look.Px(440);
        float x = Scales.AreFitted ? Entry(canvas, "fitted", right, Theme.BackwardText) : right.X;
        x = Entry(canvas, !hasInfinity ? "" : isBrief ? "∞" : "∞ infinite", right with { X = x }, Theme.BackwardText);
        x = Entry(canvas, hasNaN ? "× NaN" : "", right with { X = x }, Theme.BackwardText);
        x = Entry(canvas, !hasZero ? "" : isBrief ? "● zero" : "● exactly zero", right with { X = x }, Theme.BackwardText);
        Entry(canvas, !hasSaturated ? "" : isBrief ? "▬ sat." : "▬ saturated", right with { X = x }, Theme.Muted);
    }

    /// <summary>"timestep t" in the middle below the numbers.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="middle">The middle of the columns.</param>
    /// <param name="baseline">The line's.</param>
    protected void DrawTimeTitle(ICanvas canvas, float middle, float baseline)
    {
        const string Words = "timestep ";
        FormulaLayout t = Formula(canvas, "t", 16);
        float width = canvas.Fonts.Measure(Words, Look.Label) + t.Width;
        var start = new Point(middle - width / 2, MathF.Round(baseline));
        canvas.Text(Words, start, Look.Label, Theme.Muted);
        t.Draw(canvas, start with { X = start.X + width - t.Width }, Theme.Muted);
    }
}
