using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>What happens to the gradient on its way from the last timestep to the first, in numbers and one word.</summary>
public sealed class ThroughTimePanel(LessonScreen screen) : Panel(screen)
{
    /// <summary>A gradient that grows or shrinks by less than this factor over the whole sequence counts as steady.</summary>
    private const double Steady = 100;

    /// <inheritdoc/>
    protected override string Title => "THROUGH TIME";

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        PreparedStep step = Screen.Step;
        ReadOnlySpan<double> norms = step.HiddenGradientNorms;
        int timesteps = step.Timesteps;
        Box content = Content;
        float pitch = content.Height / 5;
        float y = content.Y + pitch * 0.5f;

        var name = new TextLine(stackalloc char[24]);
        name.Add("‖∂L/∂h");
        Row(canvas, name.Span, timesteps, "‖", norms[timesteps - 1], y);
        Row(canvas, name.Span, 1, "‖", norms[0], y + pitch);

        double rate = step.GrowthRate;
        var ratio = new TextLine(stackalloc char[24]);
        ratio.Add("×");
        ratio.Add3(norms[0] / norms[timesteps - 1]);
        LabelAndValue(canvas, "first / last", ratio.Span, y + 2 * pitch, Theme.Text);
        var growth = new TextLine(stackalloc char[24]);
        if (double.IsFinite(rate)) growth.AddFixed(rate, 3);
        else growth.Add3(rate);
        const string Long = "growth, nats per step";
        float room = content.Width - canvas.Fonts.Measure(growth.Span, Look.Number) - Look.Px(8);
        LabelAndValue(canvas, canvas.Fonts.Measure(Long, Look.Label) < room ? Long : "nats per step", growth.Span, y + 3 * pitch, Theme.Text);
        bool isVerdict = step.FlowBoundApplies;
        ReadOnlySpan<char> verdict = isVerdict ? Verdict(norms[0], norms[timesteps - 1]) : "sums all losses from t on";
        TextStyle style = isVerdict ? Look.Title : Look.Label;
        canvas.CenteredText(verdict, new Point(content.X, y + 4 * pitch), style, isVerdict ? Theme.BackwardText : Theme.Muted, TextAlign.Left);
    }

    /// <summary>One word, where all of the gradient comes from the last timestep; a loss at every step adds to it on the way.</summary>
    private static string Verdict(double first, double last)
    {
        double ratio = first / last;
        if (double.IsNaN(ratio)) return last == 0 ? "zero all along" : "not a number";
        if (first == 0) return "underflown to zero";
        return ratio < 1 / Steady ? "vanishing" : ratio > Steady ? "exploding" : "steady";
    }

    private void Row(ICanvas canvas, ReadOnlySpan<char> before, int index, ReadOnlySpan<char> after, double value, float y)
    {
        var subscript = new TextLine(stackalloc char[16]);
        subscript.Add(index);
        TextStyle style = Look.MathItalic with { Size = Look.Px(15) }, small = new(FontRole.Math, Look.TinyNumber.Size);
        float x = Content.X, baseline = y + canvas.Fonts.CapHeight(style) / 2;
        canvas.Text(before, new Point(x, baseline), style, Theme.Text);
        x += canvas.Fonts.Measure(before, style);
        canvas.Text(subscript.Span, new Point(x, baseline + Look.Px(4)), small, Theme.Text);
        x += canvas.Fonts.Measure(subscript.Span, small) + Look.Px(1);
        canvas.Text(after, new Point(x, baseline), style, Theme.Text);
        var number = new TextLine(stackalloc char[24]);
        number.Add3(value);
        canvas.CenteredText(number.Span, new Point(Content.Right, y), Look.Number, Theme.Text, TextAlign.Right);
    }

    private void LabelAndValue(ICanvas canvas, ReadOnlySpan<char> label, ReadOnlySpan<char> value, float y, Rgba color)
    {
        canvas.CenteredText(label, new Point(Content.X, y), Look.Label, Theme.Muted, TextAlign.Left);
        canvas.CenteredText(value, new Point(Content.Right, y), Look.Number, color, TextAlign.Right);
    }
}
