using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Transport;

/// <summary>
/// The whole history from left to right, every iteration as wide as the next, and where the walk stands in it. The mouse
/// scrubs through it: from iteration to iteration, and within one where iterations are wide enough.
/// </summary>
public sealed class Timeline(ShownTraining training, Playback playback, IAppearance appearance, Stepper stepper) : Control
{
    /// <summary>From this width on, in design units, the places within an iteration can be told apart.</summary>
    private const float WideIteration = 48;

    private readonly Walk walk = training.Walk;
    private readonly TimelineMarkPainter painter = new(training, appearance);
    private bool isScrubbing;
    private float? pointer, wanted;

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>The line, in pixels: x from the beginning of iteration 0 to the end of the last, y its middle.</summary>
    public Box Track => new Box(Bounds.X + Look.Px(8), Bounds.Center.Y - Look.Px(2), Bounds.Width - Look.Px(16), Look.Px(4)).Snapped();

    /// <summary>The x of a place of the walk.</summary>
    public float XOf(Cursor place)
    {
        float within = (walk.Itinerary.IndexOf(place) + 1f) / walk.Itinerary.StopsPerIteration;
        return Track.X + Track.Width * MathF.Min(1, (place.Iteration + within) / (walk.Furthest + 1));
    }

    /// <summary>The place of the history at an x.</summary>
    public Cursor PlaceAt(float x)
    {
        double iterations = Math.Clamp((x - Track.X) / Track.Width, 0, 1) * (walk.Furthest + 1.0);
        if (!AreIterationsWide)
        {
            return walk.Itinerary.Last(Math.Clamp((int)Math.Round(iterations) - 1, 0, walk.Furthest));
        }

        int stops = walk.Itinerary.StopsPerIteration;
        int place = Math.Clamp((int)Math.Round(iterations * stops) - 1, 0, (walk.Furthest + 1) * stops - 1);
        return walk.Itinerary.At(place / stops, place % stops);
    }

    /// <summary>Whether the places within an iteration can be told apart.</summary>
    public bool AreIterationsWide => Track.Width / (walk.Furthest + 1) >= Look.Px(WideIteration);

    /// <summary>However often the mouse moved since the last frame, the walk goes once.</summary>
    protected override void Process(double delta)
    {
        if (wanted is not float x)
        {
            return;
        }

        wanted = null;
        Cursor place = PlaceAt(x);
        if (place != walk.Cursor)
        {
            stepper.GoTo(place);
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.PointerMoved:
                pointer = isScrubbing || Bounds.Contains(input.Position) ? input.Position.X : null;
                if (isScrubbing)
                {
                    wanted = input.Position.X;
                }

                return isScrubbing;
            case InputKind.PointerPressed when IsPressedHere(input):
                isScrubbing = true;
                playback.IsRunning = false; // lest a frame trains on between the press and the jump
                wanted = input.Position.X;
                return true;
            case InputKind.PointerReleased when isScrubbing:
                isScrubbing = false;
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Box track = Track;
        float handle = XOf(walk.Cursor), radius = track.Height / 2;
        canvas.FillRoundedBox(track, radius, Theme.Border);
        canvas.FillRoundedBox(track with { Width = MathF.Max(track.Height, handle - track.X) }, radius, Theme.Backward);
        painter.Draw(canvas, this);
        canvas.FillCircle(new Point(handle, track.Center.Y), Look.Px(isScrubbing ? 9 : 7.5f), Theme.Backward);
        DrawNumbers(canvas, track, handle);
        if (pointer is float x)
        {
            DrawHover(canvas, track, x);
        }
    }

    /// <summary>The iteration at the handle, and those at the ends where they are not too near to it.</summary>
    private void DrawNumbers(ICanvas canvas, Box track, float handle)
    {
        float y = track.Bottom + Look.Px(15);
        var here = new TextLine(stackalloc char[24]);
        here.Add(walk.Session.ShownIteration(walk.Cursor.Iteration));
        float width = canvas.Fonts.Measure(here.Span, Look.SmallNumber), space = Look.Px(8);
        float middle = MathF.Max(track.X + width / 2, MathF.Min(handle, track.Right - width / 2));
        canvas.CenteredText(here.Span, new Point(middle, y), Look.SmallNumber, Theme.Text);
        var first = new TextLine(stackalloc char[24]);
        first.Add(walk.Session.ShownIteration(0));
        float zero = canvas.Fonts.Measure(first.Span, Look.SmallNumber);
        if (walk.Cursor.Iteration > 0 && track.X + zero + space < middle - width / 2)
        {
            canvas.CenteredText(first.Span, new Point(track.X, y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }

        var last = new TextLine(stackalloc char[24]);
        last.Add(walk.Session.ShownIteration(walk.Furthest));
        if (walk.Furthest > walk.Cursor.Iteration
            && track.Right - canvas.Fonts.Measure(last.Span, Look.SmallNumber) - space > middle + width / 2)
        {
            canvas.CenteredText(last.Span, new Point(track.Right, y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    /// <summary>What is at the pointer: a mark and what it marks, else the iteration.</summary>
    private void DrawHover(ICanvas canvas, Box track, float x)
    {
        var text = new TextLine(stackalloc char[160]);
        int? marked = painter.IterationAt(this, x);
        if (marked is int iteration)
        {
            painter.AddNames(iteration, ref text);
        }

        text.Add(marked is null ? "iteration " : " · iteration ");
        text.Add(walk.Session.ShownIteration(marked ?? PlaceAt(x).Iteration));
        float width = canvas.Fonts.Measure(text.Span, Look.Label) + Look.Px(20), height = Look.Px(26);
        Box screen = appearance.Layout.Screen;
        float left = MathF.Max(screen.X + Look.Px(8), MathF.Min(x - width / 2, screen.Right - Look.Px(8) - width));
        var box = new Box(left, Bounds.Y - height - Look.Px(4), width, height).Snapped();
        canvas.FillRoundedBox(box, Look.Px(5), Theme.Text);
        canvas.CenteredText(text.Span, box.Center, Look.Label, Theme.Surface);
        canvas.FillBox(new Box(x, track.Y - Look.Px(6), Look.Hair(), track.Height + Look.Px(12)), Theme.Muted);
    }
}
