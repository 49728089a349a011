using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>Draws what goes into a column of the unrolled network and what comes out of it: x_t, ŷ_t and its loss.</summary>
internal sealed class UnrolledBoxes(ShownTraining training, IAppearance appearance)
{
    /// <summary>Edge of the boxes, in design units.</summary>
    public const float Edge = 28;

    private const int MostOfToken = 40;

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.PanelLook.Theme;

    /// <summary>The input of timestep t: its symbol in a box, or its numbers.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="middle">The middle of the box.</param>
    /// <param name="t">1..T.</param>
    /// <param name="column">The width of the column, in pixels.</param>
    public void DrawInput(ICanvas canvas, Point middle, int t, float column)
    {
        PreparedStep step = training.Step;
        float size = Look.Px(Edge);
        if (step.HasTokenInputs)
        {
            Box box = Square(middle, size);
            canvas.FillRoundedBox(box, Look.Px(5), Theme.Quiet);
            DrawSymbol(canvas, training.Session.Task.InputSymbols, step.InputToken(t, training.Sequence), middle, Theme.Text, size);
            return;
        }

        if (training.Session.Task.LabelOfInput(t, training.Sequence) is { } label)
        {
            DrawToken(canvas, label, middle, MathF.Max(size, column - Look.Px(4)), size);
            return;
        }

        DrawNumbers(canvas, step.Input(t), step.BatchSize, middle, column, Theme.Text, true);
    }

    /// <summary>A token of any length, as much of it as its column has room for.</summary>
    private void DrawToken(ICanvas canvas, string label, Point middle, float most, float height)
    {
        TextStyle style = Look.Symbol.AsVerbatim();
        float padding = Look.Px(8);
        if (canvas.Fonts.Measure(label, style) + padding > most)
        {
            style = Look.SmallNumber.AsVerbatim();
        }

        var text = new TextLine(stackalloc char[MostOfToken + 1]);
        text.Add(UnrolledTip.Begun(label, MostOfToken));
        if (text.Span.Length < label.Length || canvas.Fonts.Measure(text.Span, style) + padding > most)
        {
            float room = most - padding - canvas.Fonts.Measure("…", style);
            int length = canvas.Fonts.FittingLength(text.Span, style, MathF.Max(0, room));
            text = new TextLine(stackalloc char[MostOfToken + 1]);
            text.Add(label.AsSpan(0, length));
            text.Add("…");
        }

        float width = MathF.Min(most, MathF.Max(height, canvas.Fonts.Measure(text.Span, style) + padding));
        Box box = new Box(middle.X - width / 2, middle.Y - height / 2, width, height).Snapped();
        canvas.FillRoundedBox(box, Look.Px(5), Theme.Quiet);
        canvas.CenteredText(text.Span, middle, style, Theme.Text);
    }

    /// <summary>The prediction of timestep t, right or wrong, and its loss above.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="lossHeight">Middle of the loss' number.</param>
    /// <param name="height">Middle of the box.</param>
    /// <param name="t">1..T, one that has a loss.</param>
    /// <param name="x">The middle of the column.</param>
    /// <param name="column">Its width, in pixels.</param>
    public void DrawOutput(ICanvas canvas, float lossHeight, float height, int t, float x, float column)
    {
        PreparedStep step = training.Step;
        if (!step.HasReadout)
        {
            DrawDirect(canvas, new Point(x, height), t, column);
            return;
        }

        var middle = new Point(x, height);
        Span<char> buffer = stackalloc char[16];
        var loss = new TextLine(buffer);
        double here = step.LossAt(t);
        if (here is >= 0.0995 and < 9.995)
        {
            loss.AddFixed(here, 2);
        }
        else
        {
            loss.Add3(here);
        }

        if (canvas.Fonts.Measure(loss.Span, Look.SmallNumber) > column - Look.Px(2) && step.HasLoss(1))
        {
            loss = new TextLine(buffer);
            loss.AddRoundPower(here);
        }

        Rgba lossColor = Shade(Theme.Muted, training.Walk.Shows(Phase.Loss, 0, Term.Losses));
        if (lossHeight == height)
        {
            // beside the box, where no other timestep has one
            canvas.CenteredText(
                loss.Span, new Point(x - Look.Px(Edge / 2 + 7), height), Look.SmallNumber, lossColor, TextAlign.Right);
        }
        else if (canvas.Fonts.Measure(loss.Span, Look.SmallNumber) <= column - Look.Px(2) || step.Timesteps == 1 || !step.HasLoss(1))
        {
            canvas.CenteredText(loss.Span, new Point(x, lossHeight), Look.SmallNumber, lossColor);
        }

        bool isShown = training.Walk.Shows(Phase.Forward, t, Term.State);
        if (!step.HasTokenTargets)
        {
            DrawNumbers(canvas, step.Prediction(t), step.BatchSize, middle, column, Shade(Theme.Forward, isShown), isShown);
            return;
        }

        int predicted = step.PredictedToken(t, training.Sequence);
        bool isNumber = predicted >= 0;
        bool isRight = isNumber && predicted == step.TargetToken(t, training.Sequence);
        Rgba color = Shade(isRight ? Theme.Right : Theme.Wrong, isShown);
        float size = Look.Px(Edge);
        Box box = Square(middle, size);
        canvas.FillRoundedBox(box, Look.Px(5), Theme.Surface);
        canvas.StrokeRoundedBox(box, Look.Px(5), Look.Hair(1.5f), color);
        if (isNumber)
        {
            DrawSymbol(canvas, training.Session.Task.OutputSymbols, predicted, middle, color, size);
        }
        else
        {
            canvas.CenteredText("NaN", middle, Look.TinyNumber, color);
        }

        DrawVerdict(canvas, new Point(box.Right, box.Y), isRight, color);
    }

    /// <summary>‖d_t‖, what the rest of a model hands to h_t of a recurrent layer alone.</summary>
    private void DrawDirect(ICanvas canvas, Point middle, int t, float column)
    {
        double norm = PreparedStep.NormOf(training.Step.OutputError(t));
        Span<char> buffer = stackalloc char[16];
        var line = new TextLine(buffer);
        line.Add3(norm);
        if (canvas.Fonts.Measure(line.Span, Look.SmallNumber) > column - Look.Px(2))
        {
            line = new TextLine(buffer);
            line.AddRoundPower(norm);
        }

        if (canvas.Fonts.Measure(line.Span, Look.SmallNumber) <= column - Look.Px(2))
        {
            canvas.CenteredText(
                line.Span, middle, Look.SmallNumber, Shade(Theme.BackwardText, training.Walk.Shows(Phase.Backward, t, Term.OutputError)));
        }
    }

    /// <summary>A tick or a cross in a small disc at the corner: right and wrong without a look at the hue.</summary>
    private void DrawVerdict(ICanvas canvas, Point corner, bool isRight, Rgba color)
    {
        float r = Look.Px(5.5f), s = Look.Px(2.4f), stroke = Look.Px(1.3f);
        canvas.FillCircle(corner, r + Look.Hair(), Theme.Surface);
        if (isRight)
        {
            canvas.FillCircle(corner, r, color);
            canvas.Line(corner + new Point(-s, 0), corner + new Point(-s * 0.25f, s * 0.8f), stroke, Theme.Surface);
            canvas.Line(corner + new Point(-s * 0.25f, s * 0.8f), corner + new Point(s, -s * 0.8f), stroke, Theme.Surface);
            return;
        }

        canvas.Line(corner + new Point(-s, -s), corner + new Point(s, s), stroke * 1.2f, color);
        canvas.Line(corner + new Point(-s, s), corner + new Point(s, -s), stroke * 1.2f, color);
    }

    private void DrawSymbol(ICanvas canvas, IReadOnlyList<string>? symbols, int token, Point middle, Rgba color, float width)
    {
        if (symbols is not null && token < symbols.Count)
        {
            string symbol = symbols[token];
            TextStyle symbolStyle = Look.Symbol.AsVerbatim();
            TextStyle style = canvas.Fonts.Measure(symbol, symbolStyle) > width - 2 ? Look.TinyNumber.AsVerbatim() : symbolStyle;
            canvas.CenteredText(symbol, middle, style, color);
            return;
        }

        var line = new TextLine(stackalloc char[16]);
        line.Add(token);
        canvas.CenteredText(line.Span, middle, Look.SmallNumber, color);
    }

    /// <summary>Up to two components as numbers, more as a column of colours.</summary>
    private void DrawNumbers(ICanvas canvas, ReadOnlySpan<double> values, int batch, Point middle, float column, Rgba color, bool isShown)
    {
        int count = values.Length / batch;
        if (count <= 2)
        {
            Span<char> buffer = stackalloc char[16];
            for (int i = 0; i < count; i++)
            {
                var line = new TextLine(buffer);
                double value = values[i * batch + training.Sequence];
                line.AddFixed(value, Math.Abs(value) < 9.995 && column > Look.Px(38) ? 2 : 1);
                float y = middle.Y + (i - (count - 1) / 2f) * Look.Px(14);
                canvas.CenteredText(line.Span, new Point(middle.X, y), Look.SmallNumber, color);
            }

            return;
        }

        float size = Look.Px(Edge), cell = size / count;
        for (int i = 0; i < count; i++)
        {
            double value = values[i * batch + training.Sequence];
            Rgba fill = double.IsFinite(value) ? Theme.Diverging.At((float)Math.Clamp(value, -1, 1)) : Theme.Wrong;
            canvas.FillBox(new Box(middle.X - size / 4, middle.Y - size / 2 + i * cell, size / 2, cell), Shade(fill, isShown));
        }
    }

    private static Box Square(Point middle, float size) => new Box(middle.X - size / 2, middle.Y - size / 2, size, size).Snapped();

    private Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);
}
