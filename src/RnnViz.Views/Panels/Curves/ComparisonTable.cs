using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// Two runs side by side: whose curve has which colour, where each stands, its loss, its best, and when it came to the floor.
/// </summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="look">Colours and type sizes.</param>
/// <param name="floor">What the floor is called, or empty where the task has none.</param>
/// <param name="names">The width of the longer name, in pixels; it is shortened where there is less room.</param>
internal readonly ref struct ComparisonTable(ICanvas canvas, Look look, ReadOnlySpan<char> floor, float names)
{
    private const float Pitch = 18, Swatch = 14, Gap = 18, LeastName = 70;

    private readonly ReadOnlySpan<char> floor = floor;

    /// <summary>The height of the heading and both rows, in pixels.</summary>
    public static float HeightOf(Look look) => look.Px(3 * Pitch + 4);

    /// <summary>The width from which the names of the runs have room, in pixels.</summary>
    public static float WidthOf(Look look) => look.Px(400);

    /// <summary>The names of the columns.</summary>
    public void Heading(Box strip)
    {
        Columns columns = Place(strip);
        float y = MiddleOf(strip, 0);
        Title("iteration", columns.Iteration, y);
        Title("loss", columns.Loss, y);
        Title("best", columns.Best, y);
        if (columns.HasFloor)
        {
            Span<char> buffer = stackalloc char[64];
            Title(FloorTitle(buffer, columns.IsFloorNamed), columns.Floor, y);
        }
    }

    /// <summary>A run.</summary>
    /// <param name="strip">The place of the table.</param>
    /// <param name="row">1 or 2.</param>
    /// <param name="run">What it is called, its colour and its numbers.</param>
    public void Row(Box strip, int row, in ComparedRow run)
    {
        Columns columns = Place(strip);
        float y = MiddleOf(strip, row), thickness = look.Hair(2);
        canvas.FillBox(new Box(strip.X, MathF.Round(y - thickness / 2), look.Px(Swatch), thickness), run.Color);
        float room = columns.NameRight - columns.Name;
        ReadOnlySpan<char> name = RunLabel.Shortened(canvas.Fonts, run.Name, look.Label, room);
        if (name.IsEmpty)
        {
            name = canvas.Fonts.Wording(run.Name.AsSpan());
            name = name[..canvas.Fonts.FittingLength(name, look.Label, room)];
        }

        canvas.CenteredText(name, new Point(columns.Name, y), look.Label, look.Theme.Text, TextAlign.Left);
        Span<char> buffer = stackalloc char[24];
        var iteration = new TextLine(buffer);
        iteration.Add(run.Iteration);
        Number(iteration.Span, columns.Iteration, y);
        Number(run.Loss, columns.Loss, y);
        Number(run.Loss is null ? null : run.Summary.Best, columns.Best, y);
        if (!columns.HasFloor)
        {
            return;
        }

        var reached = new TextLine(buffer);
        if (run.Summary.FloorAt is int at)
        {
            reached.Add(run.Summary.IsRough && at > 0 ? "~" : "");
            reached.Add(at);
        }
        else
        {
            reached.Add("–");
        }

        Number(reached.Span, columns.Floor, y);
    }

    private void Title(ReadOnlySpan<char> title, float right, float y) =>
        canvas.CenteredText(title, new Point(right, y), look.Label, look.Theme.Muted, TextAlign.Right);

    private void Number(double? number, float right, float y)
    {
        var text = new TextLine(stackalloc char[24]);
        if (number is double value)
        {
            text.Add3(value);
        }
        else
        {
            text.Add("–");
        }

        Number(text.Span, right, y);
    }

    private void Number(ReadOnlySpan<char> number, float right, float y) =>
        canvas.CenteredText(number, new Point(right, y), look.SmallNumber, look.Theme.Text, TextAlign.Right);

    private float MiddleOf(Box strip, int row) => MathF.Round(strip.Y + look.Px((row + 0.5f) * Pitch));

    private ReadOnlySpan<char> FloorTitle(Span<char> buffer, bool isNamed)
    {
        var title = new TextLine(buffer);
        title.Add("steps to ");
        title.Add(isNamed ? floor : "floor");
        return title.Span;
    }

    /// <summary>From the left: the names, then each column as wide as its widest text may be.</summary>
    private Columns Place(Box strip)
    {
        FontBook fonts = canvas.Fonts;
        Span<char> buffer = stackalloc char[64];
        float gap = look.Px(Gap), number = fonts.Measure("0.00e+00", look.SmallNumber);
        float iteration = MathF.Max(fonts.Measure("iteration", look.Label), fonts.Measure("1,000,000", look.SmallNumber));
        float named = fonts.Measure(FloorTitle(buffer, true), look.Label), plain = fonts.Measure(FloorTitle(buffer, false), look.Label);
        float left = strip.X + look.Px(Swatch + 6), numbers = iteration + 2 * number + 3 * gap;
        bool isNamed = left + look.Px(LeastName) + numbers + gap + named <= strip.Right;
        float last = floor.IsEmpty ? 0 : (isNamed ? named : plain) + gap;
        float right = MathF.Min(left + names + 1, strip.Right - numbers - last), at = right + gap + iteration;
        return new Columns
        {
            Name = left,
            NameRight = right,
            Iteration = at,
            Loss = at + gap + number,
            Best = at + 2 * (gap + number),
            Floor = at + 2 * (gap + number) + last,
            HasFloor = !floor.IsEmpty,
            IsFloorNamed = isNamed,
        };
    }

    /// <summary>Right ends of the columns, in pixels.</summary>
    private readonly record struct Columns
    {
        public float Name { get; init; }

        public float NameRight { get; init; }

        public float Iteration { get; init; }

        public float Loss { get; init; }

        public float Best { get; init; }

        public float Floor { get; init; }

        public bool HasFloor { get; init; }

        public bool IsFloorNamed { get; init; }
    }
}
