using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>
/// A formula measured at one size: texts and strokes with their places. A pure function of formula, typefaces and size;
/// immutable, so that it is made once and drawn in any colours without a new layout and without allocation.
/// </summary>
public sealed class FormulaLayout
{
    private readonly FormulaRun[] runs;
    private readonly FormulaRule[] rules;

    private FormulaLayout(FormulaRun[] runs, FormulaRule[] rules, float width, GlyphInk ink, string notation) =>
        (this.runs, this.rules, Width, Ink, Notation) = (runs, rules, width, ink, notation);

    /// <summary>Measures a formula.</summary>
    /// <param name="formula">What is to be set.</param>
    /// <param name="fonts">The typefaces of every canvas, and the notation in which it is set.</param>
    /// <param name="size">Pixels per em of the formula's letters; scripts are smaller.</param>
    /// <param name="notation">How it is written, for whoever looks for it on a canvas.</param>
    public static FormulaLayout Of(Formula formula, FontBook fonts, float size, string notation = "")
    {
        var setter = new FormulaTypesetter(fonts);
        FormulaBlock block = setter.Set(FormulaNotation.In(fonts.Labels, formula), size, isScript: false, part: 0);
        return new FormulaLayout([.. setter.Runs], [.. setter.Rules], block.Advance, block.Ink, notation);
    }

    /// <summary>Measures a formula written in the notation of <see cref="FormulaReader"/>.</summary>
    public static FormulaLayout Of(string notation, FontBook fonts, float size) =>
        Of(Formula.Read(notation), fonts, size, notation);

    /// <summary>How it is written; empty where nobody said.</summary>
    public string Notation { get; }

    /// <summary>How far the pen moves, in pixels.</summary>
    public float Width { get; }

    /// <summary>Where ink is, in pixels from where the baseline begins.</summary>
    public GlyphInk Ink { get; }

    /// <summary>The texts in drawing order.</summary>
    public ReadOnlySpan<FormulaRun> Runs => runs;

    /// <summary>The strokes.</summary>
    public ReadOnlySpan<FormulaRule> Rules => rules;

    /// <summary>The box of the ink, in pixels, when the baseline begins at a point of the canvas.</summary>
    public Box Bounds(Point baseline) =>
        new(baseline.X + Ink.Left, baseline.Y - Ink.Top, Ink.Right - Ink.Left, Ink.Top + Ink.Depth);

    /// <summary>The box of the ink of one part; empty where the formula has no such part.</summary>
    public Box Bounds(Point baseline, int part)
    {
        GlyphInk? ink = null;
        foreach (FormulaRun run in runs)
        {
            if (run.Part == part)
            {
                ink = ink.Grow(run.Ink, run.Offset.X, run.Offset.Y);
            }
        }

        foreach (FormulaRule rule in rules)
        {
            if (rule.Part == part)
            {
                var extent = new GlyphInk(0, MathF.Abs(rule.To.X - rule.From.X), MathF.Abs(rule.To.Y - rule.From.Y), 0);
                ink = ink.Grow(extent, MathF.Min(rule.From.X, rule.To.X), MathF.Max(rule.From.Y, rule.To.Y));
            }
        }

        return ink is { } i ? new Box(baseline.X + i.Left, baseline.Y - i.Top, i.Right - i.Left, i.Top + i.Depth) : default;
    }

    /// <summary>Draws the formula with its baseline beginning, centred or ending at a point.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="baseline">Where the baseline begins, is centred or ends.</param>
    /// <param name="color">The colour of everything that has no colour of its own.</param>
    /// <param name="align">What the point is of the baseline.</param>
    /// <param name="parts">The colours of part 1, 2 and so on; transparent black, or no entry, is <paramref name="color"/>.</param>
    public void Draw(ICanvas canvas, Point baseline, Rgba color, TextAlign align = TextAlign.Left, ReadOnlySpan<Rgba> parts = default)
    {
        if (align != TextAlign.Left)
        {
            baseline -= new Point(align == TextAlign.Center ? Width / 2 : Width, 0);
        }

        foreach (FormulaRun run in runs)
        {
            canvas.Text(run.Text, baseline + run.Offset, run.Style, ColorOf(run.Part, color, parts));
        }

        foreach (FormulaRule rule in rules)
        {
            Point from = baseline + rule.From, to = baseline + rule.To;
            Rgba ink = ColorOf(rule.Part, color, parts);
            if (rule.From.X == rule.To.X)
            {
                canvas.FillBox(Upright(from.X, MathF.Min(from.Y, to.Y), MathF.Max(from.Y, to.Y), rule.Thickness), ink);
            }
            else if (rule.From.Y == rule.To.Y)
            {
                canvas.FillBox(Flat(from, to, rule.Thickness), ink);
            }
            else
            {
                canvas.Line(from, to, rule.Thickness, ink);
            }
        }

        canvas.Formula(Notation, Bounds(baseline));
    }

    private static Box Upright(float x, float top, float bottom, float thickness) =>
        new(MathF.Round(x - thickness / 2), MathF.Round(top), thickness, MathF.Round(bottom) - MathF.Round(top));

    private static Box Flat(Point from, Point to, float thickness) =>
        new(from.X, MathF.Round(from.Y - thickness / 2), to.X - from.X, thickness);

    private static Rgba ColorOf(int part, Rgba color, ReadOnlySpan<Rgba> parts) =>
        part > 0 && part <= parts.Length && parts[part - 1] != default ? parts[part - 1] : color;
}
