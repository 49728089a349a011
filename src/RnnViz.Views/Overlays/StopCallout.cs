using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What a lesson says at a stop: in a box in the strip below the upper bar, which the layout leaves free for it, with a line to
/// what it speaks of. It is there whenever the walk stands at the stop, however it came there; where other settings or another seed
/// have made it untrue it is dimmed and says so, as it is where it speaks of runs that are not shown any more. A question stands in the
/// same place, with a mark before it.
/// </summary>
public sealed class StopCallout(ShownTraining training, IAppearance appearance, IStopTargets targets) : Control
{
    private const string Hint = "PageDown goes on", AnswerHint = "PageDown answers", NotSo = "not so in this run",
        OfOthers = "of runs not shown";

    /// <summary>
    /// In design units: left and right of the text; from line to line; above and below the lines; more than a line needs, as
    /// boxes stand on whole pixels.
    /// </summary>
    private const float Padding = 14, LinePitch = 27, Edge = 5, QuestionMark = 38, Slack = 3, FigurePitch = 20;

    /// <summary>How much of the line is seen where it passes the title and the legend of a figure.</summary>
    private const float PaleShare = 0.35f;

    private readonly LatestSentence latest = new();
    private (StopSettings? Stop, int Version, bool IsUntrue) held;
    private (StopSettings? Stop, int Runs, bool IsOfOthers) spoken;

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private string? Said => training.Question ?? training.Stop?.Callout;

    private string HintNow => Remark ?? (training.Question is not null ? KeyHint(AnswerHint) : KeyHint(Hint));

    /// <summary>Why what is said is dimmed; null where it is not.</summary>
    private string? Remark => spoken.IsOfOthers && ReferenceEquals(spoken.Stop, Shown) ? OfOthers : IsUntrue ? NotSo : null;

    private StopSettings? Shown => training.Question is not null ? training.Walk.AskedStop : training.Stop;

    /// <summary>A figure has no keys.</summary>
    private string KeyHint(string hint) => IsFigure ? "" : hint;

    private bool IsFigure => appearance.Layout.Figure is not null;

    /// <summary>The type of the words, and from line to line in design units: in figures that of sentences.</summary>
    private static (TextStyle Style, float Pitch) TypeOf(Look look, bool isFigure) =>
        isFigure ? (look.Body, FigurePitch) : (look.Callout, LinePitch);

    /// <summary>Whether the numbers of this run contradict what the stop claims.</summary>
    public bool IsUntrue => held.IsUntrue && training.Question is null && ReferenceEquals(held.Stop, training.Stop);

    /// <summary>The height that the layout leaves free: for the longest call-out or question of the lesson; 0 without any.</summary>
    /// <param name="fonts">What texts are measured by.</param>
    /// <param name="frame">The bars and the room between them.</param>
    /// <param name="look">Colours and type sizes.</param>
    /// <param name="isFigure">Whether it is for a figure, which has as much as is said at this moment.</param>
    public float StripHeight(FontBook fonts, ScreenFrame frame, Look look, bool isFigure = false)
    {
        int lines = 0;
        (TextStyle style, float pitch) = TypeOf(look, isFigure);
        float hint = isFigure ? Remark is { } remark ? HintRoom(fonts, remark, look) : look.Px(Padding) : WidestHint(fonts, look);
        float room = frame.Room.Width - look.Px(2 * Padding + Slack + QuestionMark);
        IEnumerable<string> texts = isFigure
            ? [Said ?? ""] : training.Session.Lesson.Stops.SelectMany(stop => (string[])[stop.Callout, stop.Ask ?? ""]);
        foreach (string text in texts.Where(text => text.Length > 0))
        {
            CalloutText fit = CalloutText.Fit(fonts, appearance.Formulas, Sentence.Read(fonts.Reworded(text)), style, room, hint);
            lines = Math.Max(lines, fit.Lines);
        }

        // never so much that no picture is left
        int most = isFigure ? lines : Math.Max(1, (int)(frame.Room.Height / frame.Unit * 0.4f / LinePitch));
        return lines == 0 ? 0 : look.Px(Math.Min(lines, most) * pitch + 2 * Edge);
    }

    /// <summary>The box of the call-out or question that is on the screen; empty where there is none.</summary>
    public Box BoxOf(FontBook fonts)
    {
        Span<Point> corners = stackalloc Point[CalloutRoute.MostCorners];
        return Said is { Length: > 0 } said && IsShown ? Plan(fonts, latest.Read(fonts.Wording(said)), corners, out _) : default;
    }

    /// <summary>What the call-out on the screen speaks of; null where there is none. A question points at nothing: it would tell.</summary>
    public StopTarget? TargetOf(FontBook fonts) =>
        IsShown && training.Question is null && Said is { Length: > 0 } && training.Stop is { } stop ? targets.Of(fonts, stop) : null;

    private bool IsShown => appearance.Layout.CalloutStrip.Height > 0;

    private static float HintRoom(FontBook fonts, string hint, Look look) => fonts.Measure(hint, look.Label) + look.Px(Padding);

    private CalloutText Fit(FontBook fonts, IReadOnlyList<SentenceWord> words) => CalloutText.Fit(
        fonts, appearance.Formulas, words, TypeOf(Look, IsFigure).Style, appearance.Layout.CalloutStrip.Width - Look.Px(Beside),
        HintRoom(fonts, HintNow, Look));

    /// <summary>Left and right of the words, in design units.</summary>
    private float Beside => 2 * Padding + Slack + (training.Question is not null ? QuestionMark : 0);

    /// <summary>Of the widest hint: which one it is changes while the strip stays.</summary>
    private static float WidestHint(FontBook fonts, Look look) =>
        MathF.Max(HintRoom(fonts, Hint, look), MathF.Max(
            HintRoom(fonts, AnswerHint, look), MathF.Max(HintRoom(fonts, NotSo, look), HintRoom(fonts, OfOthers, look))));

    /// <summary>The box for words, and the corners of the line to their target: none where there is no target.</summary>
    private Box Plan(FontBook fonts, IReadOnlyList<SentenceWord> words, Span<Point> corners, out int count)
    {
        Box strip = appearance.Layout.CalloutStrip;
        CalloutText fit = Fit(fonts, words);
        float width = fit.Width + Look.Px(Beside);
        float height = MathF.Min(strip.Height, Look.Px(fit.Lines * TypeOf(Look, IsFigure).Pitch + 2 * Edge));
        count = TargetOf(fonts) is { } target ? CalloutRoute.Of(appearance.Layout, target, corners) : 0;
        float x = (count > 0 ? corners[0].X : strip.Center.X) - width / 2;
        // low in the strip, near to what it speaks of
        return new Box(Math.Clamp(x, strip.X, MathF.Max(strip.X, strip.Right - width)), strip.Bottom - height, width, height).Snapped();
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        int runs = training.Contrast.Runs.Length;
        if (!ReferenceEquals(Shown, spoken.Stop) || runs != spoken.Runs)
        {
            spoken = (Shown, runs, Shown is { } said && StopCheck.SpeaksOfMore(Meant.Count, said));
        }

        StopSettings? stop = training.Stop;
        int version = training.Walk.Version;
        if (ReferenceEquals(stop, held.Stop) && version == held.Version)
        {
            return;
        }

        // runs that have not come to the stop yet say nothing of it
        if (stop is not null && !training.Contrast.IsInStep)
        {
            held = (stop, version - 1, false);
            return;
        }

        held = (stop, version, stop is not null && StopCheck.Holds(Meant, stop) == false);
    }

    /// <summary>Whom the stop speaks of: all runs of a lesson that has several, else the one that is walked through.</summary>
    private IReadOnlyList<TrainingSession> Meant => training.Contrast.Runs.Any(run => run.Training.Session.Lesson.Variants.Count > 0)
        ? [.. training.Contrast.Runs.Select(run => run.Training.Session)] : [training.Session];

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (!IsShown || Said is not { Length: > 0 } said)
        {
            return;
        }

        IReadOnlyList<SentenceWord> words = latest.Read(canvas.Fonts.Wording(said));
        Span<Point> corners = stackalloc Point[CalloutRoute.MostCorners];
        Box box = Plan(canvas.Fonts, words, corners, out int count);
        if (count > 0)
        {
            DrawLine(canvas, box, corners[..count], TargetOf(canvas.Fonts)?.Head ?? default);
        }

        canvas.Card(box, Look.Px(7), Look.Hair(1.8f), Theme.Surface, LineColor);
        float left = box.X + Look.Px(Padding);
        if (training.Question is not null)
        {
            var middle = new Point(left + Look.Px(QuestionMark - 10) / 2, box.Center.Y);
            canvas.FillCircle(middle, Look.Px(13), LineColor);
            canvas.CenteredText("?", middle, Look.Callout with { Role = FontRole.Heading }, Theme.Surface);
            left += Look.Px(QuestionMark);
        }

        float wrap = Fit(canvas.Fonts, words).Wrap + Look.Px(Slack) / 2;
        (TextStyle style, float pitch) = TypeOf(Look, IsFigure);
        float right = box.Right - Look.Px(Padding);
        // the hint stands where the last line leaves room
        bool isRightToLeft = SentenceText.IsRightToLeft(words);
        var text = new Box(isRightToLeft ? right - wrap : left, box.Y + Look.Px(Edge), wrap, box.Height - Look.Px(Edge));
        SentenceText.Draw(canvas, appearance.Formulas, words, text, style, Look.Px(pitch), Remark is null ? Theme.Text : Theme.Muted);
        var end = new Point(isRightToLeft ? left : right, box.Bottom - Look.Px(Edge + pitch / 2));
        TextAlign align = isRightToLeft ? TextAlign.Left : TextAlign.Right;
        canvas.CenteredText(HintNow, end, Look.Label, Remark is null ? Theme.Muted : Theme.Text, align);
    }

    private Rgba LineColor => Remark is null ? training.PhaseText(Theme) : Theme.Muted;

    /// <summary>The line, with a rim that sets it off from what lies below it, and a dot at its end.</summary>
    private void DrawLine(ICanvas canvas, Box box, Span<Point> corners, Box head)
    {
        float inset = Look.Px(12);
        var first = new Point(MathF.Max(box.X + inset, MathF.Min(corners[0].X, box.Right - inset)), box.Bottom - Look.Px(2));
        foreach (bool isRim in (ReadOnlySpan<bool>)[true, false])
        {
            float thickness = isRim ? Look.Px(5.5f) : Look.Px(2.2f);
            Rgba color = isRim ? Theme.Surface : LineColor;
            Piece(first, new Point(first.X, corners[0].Y));
            Piece(new Point(first.X, corners[0].Y), corners[0]);
            for (int i = 1; i < corners.Length; i++)
            {
                Piece(corners[i - 1], corners[i]);
            }

            canvas.FillCircle(corners[^1], isRim ? Look.Px(6.5f) : Look.Px(5), color);

            void Piece(Point a, Point b)
            {
                (float top, float bottom) = (MathF.Min(a.Y, b.Y) - thickness / 2, MathF.Max(a.Y, b.Y) + thickness / 2);
                var line = new Box(MathF.Min(a.X, b.X) - thickness / 2, top, MathF.Abs(b.X - a.X) + thickness, bottom - top);
                if (head.Width == 0 || a.X != b.X || !head.Overlaps(line))
                {
                    canvas.FillBox(line, color);
                    return;
                }

                // past texts it is so pale that they can be read through it
                canvas.FillBox(line with { Height = MathF.Max(0, head.Y - top) }, color);
                canvas.FillBox(line with { Y = head.Bottom, Height = MathF.Max(0, bottom - head.Bottom) }, color);
                float from = MathF.Max(top, head.Y);
                canvas.FillBox(
                    line with { Y = from, Height = MathF.Min(bottom, head.Bottom) - from }, color.WithOpacity(isRim ? 0 : PaleShare));
            }
        }
    }
}
