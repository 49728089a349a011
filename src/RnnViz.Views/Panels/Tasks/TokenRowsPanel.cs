using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// Target row against output row, right and wrong by mark and hue, and the probability that the target was given. Where
/// every step has a loss the columns are the last timesteps of the shown sequence; where only the last step does, they
/// are the sequences of the batch.
/// </summary>
public sealed class TokenRowsPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private PreparedStep Step => training.Step;

    /// <inheritdoc/>
    protected override string Title => IsFocused ? "TARGET AND OUTPUT" : "TARGET";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.TokenTable;

    private bool IsOverSequences => !Step.HasLoss(1) || Step.Timesteps == 1;

    private int Total => IsOverSequences ? Step.BatchSize : Step.Timesteps;

    private float LabelWidth => Look.Px(IsFocused ? 84 : 18);

    private int Columns => Math.Max(1, Math.Min((int)((Content.Width - LabelWidth) / Look.Px(IsFocused ? 23 : 13)), Total));

    private float ColumnWidth => MathF.Min((Content.Width - LabelWidth) / Columns, Look.Px(IsFocused ? 64 : 24));

    /// <summary>Timestep and sequence (0-based) of the i-th column.</summary>
    private (int T, int Sequence) Place(int i) =>
        IsOverSequences ? (Step.Timesteps, i) : (Step.Timesteps - Columns + i + 1, training.Sequence);

    private double Probability(int t, int b) => Step.Prediction(t)[Step.TargetToken(t, b) * Step.BatchSize + b];

    private bool IsRight(int t, int b) => Step.PredictedToken(t, b) == Step.TargetToken(t, b);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box content = Content;
        int columns = Columns;
        bool isLarge = IsFocused;
        float pitch = isLarge ? MathF.Min(Look.Px(88), content.Height / 6) : content.Height / 4, width = ColumnWidth;
        DrawLabels(canvas, content, pitch);
        Span<char> buffer = stackalloc char[16];
        for (int i = 0; i < columns; i++)
        {
            (int t, int b) = Place(i);
            bool isRight = IsRight(t, b);
            float x = content.X + LabelWidth + (i + 0.5f) * width;
            bool isComputed = training.Walk.Shows(Phase.Forward, t, Term.State);
            Rgba color = Shade(isRight ? Theme.Right : Theme.Wrong, isComputed);
            if (isLarge)
            {
                var head = new TextLine(buffer);
                head.Add(IsOverSequences ? b + 1 : t);
                canvas.CenteredText(head.Span, new Point(x, content.Y + pitch * 0.3f), Look.SmallNumber, Theme.Muted);
            }

            float first = content.Y + (isLarge ? pitch : pitch / 2);
            DrawToken(canvas, Step.TargetToken(t, b), new Point(x, first), width, Theme.Text);
            DrawToken(canvas, Step.PredictedToken(t, b), new Point(x, first + pitch), width, color);
            DrawMark(canvas, new Point(x, first + 2 * pitch), isRight, color, MathF.Min(Look.Px(isLarge ? 7 : 4), width * 0.3f));
            DrawProbability(
                canvas, Probability(t, b), new Box(x - width * 0.35f, first + 2.5f * pitch, width * 0.7f, pitch * 0.85f), isLarge,
                isComputed);
        }

        DrawRight(canvas);
    }

    /// <summary>How many of all sequences or timesteps are right, also of those that there is no column for.</summary>
    private void DrawRight(ICanvas canvas)
    {
        int right = 0;
        for (int i = 0; i < Total; i++)
        {
            right += IsOverSequences
                ? IsRight(Step.Timesteps, i) ? 1 : 0
                : IsRight(i + 1, training.Sequence) ? 1 : 0;
        }

        Span<char> buffer = stackalloc char[48];
        for (int brevity = 0; brevity < 3; brevity++)
        {
            var corner = new TextLine(buffer);
            corner.Add(right);
            corner.Add(" of ");
            corner.Add(Total);
            corner.Add(brevity > 1 ? "" : brevity > 0 ? " right" : IsOverSequences ? " sequences right" : " timesteps right");
            if (brevity > 1 || canvas.Fonts.Measure(corner.Span, Look.SmallNumber) <= CornerRoom(canvas))
            {
                DrawCorner(canvas, corner.Span, Shade(Theme.Muted, training.Walk.Shows(Phase.Forward, Step.Timesteps, Term.State)));
                return;
            }
        }
    }

    private void DrawLabels(ICanvas canvas, Box content, float pitch)
    {
        ReadOnlySpan<string> labels = IsFocused
            ? [IsOverSequences ? "sequence" : "timestep", "target", "output", "", "p(target)"] : ["", "y", "ŷ", "", "p"];
        TextStyle style = IsFocused ? Look.Label : Look.MathItalic with { Size = Look.Px(14) };
        float first = content.Y + (IsFocused ? pitch : pitch / 2);
        for (int i = 0; i < labels.Length; i++)
        {
            float y = i == 0 ? content.Y + pitch * 0.3f : first + (i - 1) * pitch;
            if (labels[i].Length > 0)
            {
                canvas.CenteredText(labels[i], new Point(content.X, y), style, Theme.Muted, TextAlign.Left);
            }
        }
    }

    private void DrawToken(ICanvas canvas, int token, Point middle, float width, Rgba color)
    {
        TextStyle style = (IsFocused ? Look.Symbol : Look.SmallNumber).AsVerbatim();
        IReadOnlyList<string>? symbols = training.Session.Task.OutputSymbols;
        if (token < 0)
        {
            canvas.CenteredText("–", middle, style, color); // the probabilities are NaN: none is the highest
            return;
        }

        if (symbols is not null && token < symbols.Count)
        {
            if (canvas.Fonts.Measure(symbols[token], style) <= width)
            {
                canvas.CenteredText(symbols[token], middle, style, color);
            }

            return;
        }

        var line = new TextLine(stackalloc char[16]);
        line.Add(token);
        if (canvas.Fonts.Measure(line.Span, style) <= width)
        {
            canvas.CenteredText(line.Span, middle, style, color);
        }
    }

    private void DrawMark(ICanvas canvas, Point middle, bool isRight, Rgba color, float s)
    {
        float stroke = Look.Hair(1.6f);
        if (isRight)
        {
            canvas.Line(middle + new Point(-s, 0), middle + new Point(-s * 0.25f, s * 0.8f), stroke, color);
            canvas.Line(middle + new Point(-s * 0.25f, s * 0.8f), middle + new Point(s, -s * 0.8f), stroke, color);
            return;
        }

        canvas.Line(middle + new Point(-s, -s), middle + new Point(s, s), stroke, color);
        canvas.Line(middle + new Point(-s, s), middle + new Point(s, -s), stroke, color);
    }

    /// <summary>A column filled to the probability; with its number where there is room.</summary>
    private void DrawProbability(ICanvas canvas, double probability, Box box, bool isLarge, bool isComputed)
    {
        box = box.Snapped();
        canvas.FillBox(box, Theme.Quiet);
        if (double.IsFinite(probability))
        {
            float height = MathF.Round(box.Height * (float)Math.Clamp(probability, 0, 1));
            canvas.FillBox(new Box(box.X, box.Bottom - height, box.Width, height), Shade(Theme.Forward, isComputed));
        }

        if (!isLarge)
        {
            return;
        }

        var label = new TextLine(stackalloc char[16]);
        label.AddFixed(probability, 2);
        if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) <= ColumnWidth - Look.Px(2))
        {
            canvas.CenteredText(
                label.Span, new Point(box.Center.X, box.Bottom + Look.Px(12)), Look.SmallNumber, Shade(Theme.Text, isComputed));
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int i = (int)MathF.Floor((point.X - Content.X - LabelWidth) / ColumnWidth);
        if (!Content.Contains(point) || i < 0 || i >= Columns)
        {
            return false;
        }

        (int t, int b) = Place(i);
        IReadOnlyList<string>? symbols = training.Session.Task.OutputSymbols;
        text.Name.Add(IsRight(t, b) ? "right" : "wrong");
        text.Value.Add("target ");
        AddToken(ref text.Value, Step.TargetToken(t, b));
        text.Value.Add(", output ");
        AddToken(ref text.Value, Step.PredictedToken(t, b));
        text.Value.Add(", p(target) ");
        text.Value.Add3(Probability(t, b));
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("sequence", b + 1);
        text.Place.AddPart("iteration", Step.ShownIteration);
        return true;

        void AddToken(ref TextLine line, int token)
        {
            if (token < 0)
            {
                line.Add("NaN");
            }
            else if (symbols is not null && token < symbols.Count)
            {
                line.Add(symbols[token]);
            }
            else
            {
                line.Add(token);
            }
        }
    }
}
