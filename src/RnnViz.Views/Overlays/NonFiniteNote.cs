using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// Where NaN or ∞ began: "∞ first in h at t = 7, forward, iteration 12". It stands on a line of its own above the transport
/// while the walk is in that iteration or after it; pressed, it asks to go there. Of several runs it speaks of the one in front, else of
/// the first that has such a number.
/// </summary>
public sealed class NonFiniteNote(ShownContrast contrast, IAppearance appearance, FontBook fonts) : BaseButton
{
    private const float Padding = 16;

    private Box line;
    private bool wasShown;

    /// <summary>Told when it appears or leaves: room is made for it, so that it covers nothing.</summary>
    public event Action? Changed;

    /// <summary>Whether there is something to say.</summary>
    public bool IsShown => Run is not null;

    /// <summary>The place that the note speaks of; null while there is none.</summary>
    public Cursor? Place { get; private set; }

    private Look Look => appearance.Look;

    private ShownRun? Run
    {
        get
        {
            if (IsMet(contrast.Front))
            {
                return contrast.Front;
            }

            foreach (ShownRun run in contrast.Runs)
            {
                if (IsMet(run))
                {
                    return run;
                }
            }

            return null;
        }
    }

    private bool IsMet(ShownRun run) =>
        run.Training.Session.FirstNonFinite is { } first && contrast.Front.Training.Walk.Cursor.Iteration >= first.Iteration
        && run.Training.Walk.NonFinitePlace is { } place
        && contrast.Front.Training.Walk.Itinerary.Compare(contrast.Front.Training.Walk.Cursor, place) >= 0;

    /// <summary>Takes its place in the middle of a line, as wide as what it says.</summary>
    /// <param name="row">In pixels; empty where there is nothing to say, or no room.</param>
    public void Arrange(Box row)
    {
        (line, wasShown) = (row, IsShown);
        Place = Run?.Training.Walk.NonFinitePlace;
        IsEnabled = Place is { } place && place != contrast.Front.Training.Walk.Cursor;
        if (Place is null || line.Height == 0)
        {
            Bounds = default;
            return;
        }

        float width = MathF.Min(Write(null, default) + 2 * Look.Px(Padding), line.Width);
        Bounds = (line with { X = line.Center.X - width / 2, Width = width }).Snapped();
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (IsShown != wasShown)
        {
            Changed?.Invoke();
        }

        Arrange(line);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (Bounds.Width <= 0 || Run is null)
        {
            return;
        }

        Rgba fill = IsHovered && IsEnabled ? Rgba.Mix(Look.Theme.Text, Look.Theme.Surface, 0.15f) : Look.Theme.Text;
        canvas.FillRoundedBox(Bounds, Look.Px(8), fill);
        Write(canvas, new Point(Bounds.X + Look.Px(Padding), Bounds.Center.Y));
    }

    /// <summary>Writes the sentence, or only measures it, and answers its width in pixels.</summary>
    private float Write(ICanvas? canvas, Point start)
    {
        ShownRun run = Run!;
        NonFinite first = run.Training.Session.FirstNonFinite!.Value;
        float x = start.X;
        var text = new TextLine(stackalloc char[96]);
        if (contrast.IsContrast)
        {
            text.Add(run.Name);
            x = Piece(canvas, text.Span, x, start.Y);
            x = Piece(canvas, ": ", x, start.Y, isVerbatim: true);
        }

        text = new TextLine(stackalloc char[96]);
        text.Add(first.Sign);
        text.Add(IsGate(run, first) ? " first in gate " : " first in ");
        x = Piece(canvas, text.Span, x, start.Y);
        x = Piece(canvas, first.Quantity, x, start.Y, isVerbatim: true);
        text = new TextLine(stackalloc char[96]);
        AddPlace(first, run.Training.Session.ShownIteration(first.Iteration), ref text);
        x = Piece(canvas, text.Span, x, start.Y);
        if (IsEnabled)
        {
            x = Piece(canvas, "; a click goes there", x, start.Y);
        }

        return x - start.X;
    }

    private static bool IsGate(ShownRun run, NonFinite first) =>
        first.Term == Term.Gates && first.Quantity.Length == 1
        && run.Training.Step.Gates.Contains(first.Quantity, StringComparison.Ordinal);

    private static void AddPlace(NonFinite first, int iteration, ref TextLine text)
    {
        if (first.Timestep > 0)
        {
            text.Add(" at t = ");
            text.Add(first.Timestep);
        }

        text.Add(first switch
        {
            { Phase: Phase.Forward, Timestep: 0 } => ", from the start, iteration ",
            { Phase: Phase.Forward } => ", forward, iteration ",
            { Phase: Phase.Loss } => ", iteration ",
            { Phase: Phase.Backward } => ", backward, iteration ",
            { Term: Term.GradientNorm } => ", summed over time, iteration ",
            _ => ", made by the update of iteration ",
        });
        text.Add(iteration);
    }

    private float Piece(ICanvas? canvas, ReadOnlySpan<char> text, float x, float y, bool isVerbatim = false)
    {
        TextStyle style = isVerbatim ? Look.Body.AsVerbatim() : Look.Body;
        canvas?.CenteredText(text, new Point(x, y), style, Look.Theme.Surface, TextAlign.Left);
        return x + fonts.Measure(text, style);
    }
}
