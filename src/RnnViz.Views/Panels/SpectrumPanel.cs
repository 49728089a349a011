using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>All eigenvalues of Whh in the complex plane against the unit circle, with ρ and σ_max and the iteration they are of.</summary>
public sealed class SpectrumPanel(LessonScreen screen) : Panel(screen)
{
    /// <inheritdoc/>
    protected override string Title => "SPECTRUM";

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        SpectrumReading spectrum = Screen.Session.Spectrum;
        Box content = Content;
        float lines = Look.Px(18);
        (Box text, Box plane) = content.CutBottom(lines);
        double reach = Math.Max(1.25, Math.Ceiling(spectrum.SpectralRadius * 1.1 * 4) / 4);
        if (!double.IsFinite(reach)) reach = 1.25;
        float radius = MathF.Min(plane.Width, plane.Height) / 2, one = radius / (float)reach;
        Point middle = plane.Center;
        canvas.FillBox(new Box(middle.X - radius, MathF.Round(middle.Y), 2 * radius, Look.Hair()), Theme.Quiet);
        canvas.FillBox(new Box(MathF.Round(middle.X), middle.Y - radius, Look.Hair(), 2 * radius), Theme.Quiet);
        canvas.Circle(middle, one, Look.Hair(1.3f), Theme.Text);
        float dot = Look.Px(spectrum.Count > 96 ? 1.6f : 2.6f);
        for (int i = 0; i < spectrum.Count; i++)
        {
            double re = spectrum.Real(i), im = spectrum.Imaginary(i);
            if (!double.IsFinite(re) || !double.IsFinite(im)) continue;
            bool isOutside = re * re + im * im > 1;
            canvas.FillCircle(middle + new Point((float)re * one, (float)-im * one), dot, isOutside ? Theme.Backward : Theme.Forward);
        }
        float baseline = MathF.Round(text.Y + lines * 0.6f + canvas.Fonts.CapHeight(Look.SmallNumber) / 2);
        var rho = new TextLine(stackalloc char[32]);
        rho.Add3(spectrum.SpectralRadius);
        FormulaLayout name = Formula(canvas, "ρ", 15);
        name.Draw(canvas, new Point(text.X, baseline), Theme.Text);
        canvas.Text(rho.Span, new Point(text.X + name.Width + Look.Px(5), baseline), Look.SmallNumber, Theme.Text);
        var sigma = new TextLine(stackalloc char[32]);
        sigma.Add3(spectrum.LargestSingularValue);
        canvas.Text(sigma.Span, new Point(text.Right, baseline), Look.SmallNumber, Theme.Text, TextAlign.Right);
        float end = text.Right - canvas.Fonts.Measure(sigma.Span, Look.SmallNumber) - Look.Px(5);
        Formula(canvas, "σ_{\"max\"}", 15).Draw(canvas, new Point(end, baseline), Theme.Text, TextAlign.Right);
        var iteration = new TextLine(stackalloc char[32]);
        iteration.Add("it. ");
        iteration.Add(spectrum.Iteration);
        DrawCorner(canvas, iteration.Span, Theme.Muted);
        FormulaLayout matrix = Formula(canvas, "W_{hh}", 15);
        float x = TitleBaseline.X + TitleWidth(canvas) + Look.Px(6);
        float room = Bounds.Right - Look.Px(20) - canvas.Fonts.Measure(iteration.Span, Look.SmallNumber);
        if (x + matrix.Width < room) matrix.Draw(canvas, new Point(x, TitleBaseline.Y), Theme.Muted);
    }
}
