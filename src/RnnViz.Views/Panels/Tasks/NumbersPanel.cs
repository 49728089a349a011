using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>A table of targets and outputs of a small task in numbers, one line for each output that has a loss.</summary>
public sealed class NumbersPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private PreparedStep Step => training.Step;

    /// <inheritdoc/>
    protected override string Title => "TARGET AND OUTPUT";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.NumberTable;

    private float Pitch => Look.Px(IsFocused ? 30 : 20);

    private TextStyle Style => IsFocused ? Look.Number : Look.SmallNumber;

    private int Lines
    {
        get
        {
            int lines = 0;
            for (int t = 1; t <= Step.Timesteps; t++)
            {
                lines += Step.HasLoss(t) ? Step.BatchSize * Step.OutputSize : 0;
            }

            return lines;
        }
    }

    private int Fitting => Math.Max(1, (int)((Content.Height - Pitch) / Pitch));

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box content = Content;
        float y = content.Y + Pitch / 2;
        Cell(canvas, "t", 0, y, Look.Label, Theme.Muted);
        // letters where the words have no room
        bool areWords = canvas.Fonts.Measure("output", Look.Label) <= ColumnRoom;
        Cell(canvas, areWords ? "target" : "y", 1, y, Look.Label, Theme.Muted);
        Cell(canvas, areWords ? "output" : "ŷ", 2, y, Look.Label, Theme.Muted);
        Cell(canvas, areWords ? "error" : "ŷ−y", 3, y, Look.Label, Theme.Muted);
        int shown = Math.Min(Lines, Fitting);
        Span<char> buffer = stackalloc char[24];
        for (int i = 0; i < shown; i++)
        {
            (int t, int b, int o) = Place(i);
            y += Pitch;
            double target = Step.Target(t)[o * Step.BatchSize + b], output = Step.Prediction(t)[o * Step.BatchSize + b];
            var name = new TextLine(buffer);
            name.Add(t);
            Cell(canvas, name.Span, 0, y, Style, Theme.Text);
            Number(canvas, target, 1, y, Theme.Text);
            bool isComputed = training.Walk.Shows(Phase.Forward, t, Term.State);
            Number(canvas, output, 2, y, Shade(Theme.Forward, isComputed));
            Number(canvas, output - target, 3, y, Shade(Theme.BackwardText, isComputed));
        }

        if (shown >= Lines)
        {
            return;
        }

        var more = new TextLine(buffer);
        more.Add(shown);
        more.Add(" of ");
        more.Add(Lines);
        DrawCorner(canvas, more.Span, Theme.Muted);
    }

    /// <summary>Timestep, sequence and output of a line.</summary>
    private (int T, int Sequence, int Output) Place(int line)
    {
        int each = Step.BatchSize * Step.OutputSize;
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            if (!Step.HasLoss(t))
            {
                continue;
            }

            if (line < each)
            {
                return (t, line / Step.OutputSize, line % Step.OutputSize);
            }

            line -= each;
        }

        return (Step.Timesteps, 0, 0);
    }

    private void Number(ICanvas canvas, double value, int column, float y, Rgba color)
    {
        Span<char> buffer = stackalloc char[24];
        var line = new TextLine(buffer);
        if (Math.Abs(value) < 1000)
        {
            // fewer decimals where the column is narrow, never half a number
            int decimals = IsFocused ? 5 : 3;
            line.AddFixed(value, decimals);
            while (decimals > 0 && canvas.Fonts.Measure(line.Span, Style) > ColumnRoom)
            {
                line = new TextLine(buffer);
                line.AddFixed(value, --decimals);
            }
        }
        else
        {
            line.Add3(value);
        }

        Cell(canvas, line.Span, column, y, Style, color);
    }

    private float FirstColumn => Look.Px(IsFocused ? 40 : 16);

    private float ColumnWidth => MathF.Min((Content.Width - FirstColumn) / 3, Look.Px(IsFocused ? 160 : 90));

    private float ColumnRoom => ColumnWidth - Look.Px(3);

    /// <summary>Right-aligned in one of four columns, of which the first is narrow.</summary>
    private void Cell(ICanvas canvas, ReadOnlySpan<char> text, int column, float y, TextStyle style, Rgba color)
    {
        text = canvas.Fonts.Wording(text, style);
        int length = canvas.Fonts.FittingLength(text, style, column == 0 ? FirstColumn : ColumnRoom);
        canvas.CenteredText(text[..length], new Point(Content.X + FirstColumn + column * ColumnWidth, y), style, color, TextAlign.Right);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int line = (int)MathF.Floor((point.Y - Content.Y) / Pitch) - 1;
        if (!Content.Contains(point) || line < 0 || line >= Math.Min(Lines, Fitting))
        {
            return false;
        }

        (int t, int b, int o) = Place(line);
        text.Name.Add("ŷ");
        text.Name.AddIndex(t);
        text.Name.Add(" − y");
        text.Name.AddIndex(t);
        text.Value.Add3(Step.Prediction(t)[o * Step.BatchSize + b]);
        text.Value.Add(" − ");
        text.Value.Add3(Step.Target(t)[o * Step.BatchSize + b]);
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("sequence", b + 1);
        if (Step.OutputSize > 1)
        {
            text.Place.AddPart("output", o + 1);
        }

        text.Place.AddPart("iteration", Step.ShownIteration);
        return true;
    }
}
