using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>The bar at the top: which lesson, and the status: iteration, loss, gradient norm before and after clipping, frames per second.</summary>
public sealed class TopBar(LessonScreen screen) : Control
{
    private Look Look => screen.Look;

    private Theme Theme => screen.Look.Theme;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillBox(Bounds, Theme.Bar);
        canvas.FillBox(new Box(Bounds.X, Bounds.Bottom - Look.Hair(), Bounds.Width, Look.Hair()), Theme.Border);
        float y = Bounds.Center.Y, status = DrawStatus(canvas, y);

        float x = Bounds.X + Look.Px(24);
        canvas.CenteredText("RnnViz", new Point(x, y), Look.Brand, Theme.Text, TextAlign.Left);
        x += canvas.Fonts.Measure("RnnViz", Look.Brand) + Look.Px(26);
        string title = screen.Session.Lesson.Title;
        int length = canvas.Fonts.FittingLength(title, Look.Body, status - x - Look.Px(24));
        canvas.CenteredText(title.AsSpan(0, length), new Point(x, y), Look.Body, Theme.Text, TextAlign.Left);
        x += canvas.Fonts.Measure(title.AsSpan(0, length), Look.Body) + Look.Px(18);
        var shape = new TextLine(stackalloc char[64]);
        PreparedStep step = screen.Step;
        shape.Add("T ");
        shape.Add(step.Timesteps);
        shape.Add("  H ");
        shape.Add(step.HiddenUnits);
        shape.Add("  B ");
        shape.Add(step.BatchSize);
        if (x + canvas.Fonts.Measure(shape.Span, Look.SmallNumber) < status - Look.Px(24))
            canvas.CenteredText(shape.Span, new Point(x, y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
    }

    /// <summary>Fields of fixed widths from the right, so that nothing jitters; answers the x where they begin.</summary>
    private float DrawStatus(ICanvas canvas, float y)
    {
        PreparedStep step = screen.Step;
        float x = Bounds.Right - Look.Px(24);
        var text = new TextLine(stackalloc char[32]);
        if (screen.FramesPerSecond is double rate)
        {
            text.AddFixed(rate, 0);
            x = Field(canvas, "", text.Span, " fps", x, y, 7, Theme.Text);
        }
        bool isClipped = step.ClippedGradientNorm < step.GradientNorm;
        var after = new TextLine(stackalloc char[32]);
        after.Add3(step.ClippedGradientNorm);
        var before = new TextLine(stackalloc char[32]);
        before.Add3(step.GradientNorm);
        x = Field(canvas, "clipped ", after.Span, "", x, y, 16, isClipped ? Theme.BackwardText : Theme.Muted);
        x = Field(canvas, "", before.Span, "", x, y, 8, Theme.Text);
        FormulaLayout name = screen.Formulas.Of(canvas.Fonts, "‖∇L‖", Look.Px(16));
        x -= name.Width + Look.Px(7);
        name.Draw(canvas, new Point(x + Look.Px(14), y + canvas.Fonts.CapHeight(Look.Number) / 2), Theme.Muted);
        var loss = new TextLine(stackalloc char[32]);
        loss.Add3(step.LossPerOutput);
        x = Field(canvas, "loss ", loss.Span, "", x, y, 13, Theme.Text);
        var iteration = new TextLine(stackalloc char[32]);
        iteration.Add(step.Iteration);
        return Field(canvas, "iteration ", iteration.Span, "", x, y, 17, Theme.Text);
    }

    /// <summary>A label and a number in a field of so many digits' width that ends at <paramref name="right"/>.</summary>
    private float Field(ICanvas canvas, ReadOnlySpan<char> label, ReadOnlySpan<char> number, ReadOnlySpan<char> unit, float right, float y, int digits, Rgba color)
    {
        float digit = canvas.Fonts.Measure("0", Look.Number), left = right - digits * digit;
        canvas.CenteredText(label, new Point(left, y), Look.Label, Theme.Muted, TextAlign.Left);
        float x = left + canvas.Fonts.Measure(label, Look.Label) + Look.Px(3);
        canvas.CenteredText(number, new Point(x, y), Look.Number, color, TextAlign.Left);
        canvas.CenteredText(unit, new Point(x + canvas.Fonts.Measure(number, Look.Number), y), Look.Label, Theme.Muted, TextAlign.Left);
        return left - Look.Px(14);
    }
}
