using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Status;

/// <summary>
/// The bar at the top: which lesson, the phases of an iteration, and the status: iteration, place in it, loss, gradient norm
/// before and after clipping, frames per second. What there is no room for is left out, the least important first.
/// </summary>
/// <param name="training">What is shown.</param>
/// <param name="playback">Whether it runs, and how fast.</param>
/// <param name="view">What the user has chosen to see.</param>
/// <param name="appearance">Colours, type sizes and places.</param>
/// <param name="fonts">The typefaces.</param>
public sealed partial class StatusBar(
    ShownTraining training, IPlayback playback, IViewState view, IAppearance appearance, FontBook fonts) : Control, IExplained
{
    private readonly PhasePills pills = new(training, appearance);

    Topic IExplained.Topic => Topic.Lesson;

    bool IExplained.Covers(Point point) => Bounds.Contains(point);

    Topic IExplained.PartAt(Point point) => Topic.None;

    bool IExplained.TryDescribe(Point point, ref HoverText text) => DescribeRun(point, ref text) || DescribeDeviation(point, ref text);

    void IExplained.DrawFor(ICanvas canvas) => Draw(canvas);

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillBox(Bounds, Theme.Bar);
        canvas.FillBox(new Box(Bounds.X, Bounds.Bottom - Look.Hair(), Bounds.Width, Look.Hair()), Theme.Border);
        if (training.Contrast.IsContrast)
        {
            DrawRuns(canvas);
            return;
        }

        float y = Bounds.Center.Y, margin = Look.Px(24), gap = Look.Px(20);
        float x = Bounds.X + margin, room = Bounds.Width - 2 * margin, pillWidth = pills.Width(fonts);
        string course = view.Course?.Label ?? "";
        ReadOnlySpan<char> title = fonts.Wording(training.Session.Lesson.Title);
        float brand = canvas.Fonts.Measure("RnnViz", Look.Brand) + gap, titleWidth = canvas.Fonts.Measure(title, Look.Body);
        float least = Field(fonts, StatusField.Iteration) + Field(fonts, StatusField.Loss) + Field(fonts, StatusField.Norm);
        // of a course its place comes before the title, which was announced
        float courseWidth = course.Length == 0 ? 0 : canvas.Fonts.Measure(course, Look.Number) + Look.Px(10);
        float taken = pillWidth + least + 2 * gap;
        bool isWhole = courseWidth + titleWidth + taken <= room;
        // the title of a course's lesson is worth more than one of the numbers
        float norm = Field(fonts, StatusField.Norm), forTitle = room - courseWidth - taken + (courseWidth > 0 ? norm : 0);
        int length = TitleLength(canvas, title, forTitle);
        bool hasTitle = isWhole || courseWidth > 0 && length > 0;
        bool hasCourse = courseWidth > 0 && (hasTitle || courseWidth + taken <= room);
        var shown = new TextLine(stackalloc char[title.Length + 2]);
        shown.Add(title[..(hasTitle ? length : 0)]);
        shown.Add(hasTitle && length < title.Length ? " …" : "");
        titleWidth = (hasCourse ? courseWidth : 0) + canvas.Fonts.Measure(shown.Span, Look.Body.AsVerbatim());
        bool hasBrand = (isWhole || course.Length == 0) && brand + titleWidth + taken <= room;
        if (hasBrand)
        {
            canvas.CenteredText("RnnViz", new Point(x, y), Look.Brand, Theme.Text, TextAlign.Left);
            x += brand;
        }

        if (hasCourse)
        {
            canvas.CenteredText(course, new Point(x, y), Look.Number, Theme.Muted, TextAlign.Left);
        }

        if (hasTitle)
        {
            var start = new Point(x + (hasCourse ? courseWidth : 0), y);
            canvas.CenteredText(shown.Span, start, Look.Body.AsVerbatim(), Theme.Text, TextAlign.Left);
        }

        x += titleWidth > 0 ? titleWidth + gap : 0;

        float status = DrawStatus(canvas, y, Bounds.Right - margin - x - pillWidth);
        // in the middle of the screen where there is room, as near to it as there is
        float pillsAt = MathF.Max(x, MathF.Min(Bounds.Center.X - pillWidth / 2, status - gap - pillWidth));
        pills.Draw(canvas, pillsAt, y);
        DrawShape(canvas, x, y, pillsAt - gap);
    }

    /// <summary>How much of a title a width has room for: all of it, or whole words with a mark after them; 0 for none.</summary>
    private int TitleLength(ICanvas canvas, ReadOnlySpan<char> title, float room)
    {
        if (canvas.Fonts.Measure(title, Look.Body) <= room)
        {
            return title.Length;
        }

        int length = canvas.Fonts.FittingLength(title, Look.Body, MathF.Max(0, room - canvas.Fonts.Measure(" …", Look.Body)));
        return Math.Max(0, title[..length].LastIndexOf(' '));
    }

    /// <summary>T, H and B, where there is room after the title.</summary>
    private void DrawShape(ICanvas canvas, float x, float y, float end)
    {
        var shape = new TextLine(stackalloc char[64]);
        PreparedStep step = training.Step;
        shape.Add("T ");
        shape.Add(step.Timesteps);
        shape.Add("  H ");
        shape.Add(step.HiddenUnits);
        shape.Add("  B ");
        shape.Add(step.BatchSize);
        if (x + canvas.Fonts.Measure(shape.Span, Look.SmallNumber) < end)
        {
            canvas.CenteredText(shape.Span, new Point(x, y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }
    }

    /// <summary>What matters most comes first.</summary>
    private enum StatusField { Iteration, Loss, Norm, Deviation, Timestep, Term, Clipped, Rate }

    /// <summary>Fields of fixed widths, so that nothing jitters, as many as fit; answers the x where they begin.</summary>
    private float DrawStatus(ICanvas canvas, float y, float room)
    {
        Span<bool> stays = stackalloc bool[(int)StatusField.Rate + 1];
        float left = Bounds.Right - Look.Px(24) - Choose(room, stays), x = left;
        foreach (StatusField field in Order)
        {
            if (!stays[(int)field])
            {
                continue;
            }

            x += Look.Px(14);
            DrawField(canvas, field, x, y);
            x += Field(fonts, field) - Look.Px(14);
        }

        return left;
    }

    /// <summary>The fields from left to right.</summary>
    private static ReadOnlySpan<StatusField> Order =>
    [
        StatusField.Iteration, StatusField.Timestep, StatusField.Term, StatusField.Loss, StatusField.Norm, StatusField.Deviation,
        StatusField.Clipped, StatusField.Rate,
    ];

    /// <summary>Which fields have room, and how wide they are together.</summary>
    private float Choose(float room, Span<bool> stays)
    {
        float used = 0;
        bool hasLeft = false;
        for (StatusField field = 0; field <= StatusField.Rate; field++)
        {
            float width = Exists(field) ? Field(fonts, field) : 0;
            // the rate stays only where nothing that matters more has left
            if (width == 0 || used + width > room || field == StatusField.Rate && hasLeft)
            {
                hasLeft |= width > 0;
                continue;
            }

            stays[(int)field] = true;
            used += width;
        }

        return used;
    }

    /// <summary>How many signs the longest number of an iteration takes: that of a recording's last step may be any.</summary>
    private int IterationDigits
    {
        get
        {
            int longest = Math.Max(training.Session.ShownIteration(training.Walk.Furthest), training.Step.ShownIteration), digits = 1;
            for (; longest >= 10; longest /= 10)
            {
                digits++;
            }

            return digits + (digits - 1) / 3;
        }
    }

    /// <summary>The way forward and the loss have one term for each timestep, which says nothing more.</summary>
    private bool HasTerm => training.IsInside && training.Walk.Cursor.Phase is (Phase.Backward or Phase.Update);

    private static int Digits(int number) => number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 5;

    private bool Exists(StatusField field) => field switch
    {
        StatusField.Term => HasTerm,
        StatusField.Timestep => training.Timestep > 0,
        StatusField.Deviation => double.IsFinite(training.Session.Deviation.Largest),
        StatusField.Clipped => training.Session.ClipKind != ClipKind.None,
        StatusField.Rate => playback.FramesPerSecond is not null,
        _ => true,
    };
}
