using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Status;

// where several runs are seen together: what they differ in stands in the place of the title
public sealed partial class StatusBar
{
    /// <summary>The place in a course is left out where the names of the runs would keep less than this share of their width.</summary>
    private const float LeastOfNames = 0.6f;

    private readonly RunTitles names = new(training.Contrast, appearance);

    /// <summary>Raised with the place of a run whose name was pressed, from 0.</summary>
    public event Action<int>? RunChosen;

    /// <summary>Where a run's name stands, in pixels.</summary>
    /// <param name="index">Its place, from 0.</param>
    public Box NameBox(int index) => names.BoxOf(fonts, PlanRuns().Names, index);

    /// <summary>
    /// The place in a course and the names first, then iteration and loss, the phases, the gradient's norm, the lesson's title, and the
    /// rest.
    /// </summary>
    private RunsPlan PlanRuns()
    {
        float margin = Look.Px(24), gap = Look.Px(20), room = Bounds.Width - 2 * margin;
        float least = Field(fonts, StatusField.Iteration) + Field(fonts, StatusField.Loss), pillWidth = pills.Width(fonts) + gap;
        float title = fonts.Measure(training.Session.Lesson.Title, Look.Body) + gap, full = names.FullWidth(fonts);
        float place = view.Course is { } course ? fonts.Measure(course.Label, Look.Number) + Look.Px(14) : 0;
        place = room - place - least - gap >= LeastOfNames * full ? place : 0;
        room -= place;
        float width = MathF.Min(full, room - least - gap), rest = room - width - least - gap;
        bool hasPills = rest >= pillWidth;
        rest -= hasPills ? pillWidth : 0;
        bool hasTitle = hasPills && rest - Field(fonts, StatusField.Norm) >= title;
        float left = Bounds.X + margin + place + (hasTitle ? title : 0);
        return new RunsPlan(new Box(left, Bounds.Y, width, Bounds.Height), hasPills, hasTitle, place);
    }

    private void DrawRuns(ICanvas canvas)
    {
        float y = Bounds.Center.Y, margin = Look.Px(24), gap = Look.Px(20), pillWidth = pills.Width(fonts);
        RunsPlan plan = PlanRuns();
        if (plan.Place > 0)
        {
            canvas.CenteredText(view.Course!.Label, new Point(Bounds.X + margin, y), Look.Number, Theme.Muted, TextAlign.Left);
        }

        if (plan.HasTitle)
        {
            var start = new Point(Bounds.X + margin + plan.Place, y);
            canvas.CenteredText(training.Session.Lesson.Title, start, Look.Body, Theme.Text, TextAlign.Left);
        }

        names.Draw(canvas, plan.Names);
        float end = plan.Names.Right + gap, taken = plan.HasPills ? pillWidth + gap : 0;
        float status = DrawStatus(canvas, y, Bounds.Right - margin - end - taken);
        if (plan.HasPills)
        {
            pills.Draw(canvas, MathF.Max(end, MathF.Min(Bounds.Center.X - pillWidth / 2, status - gap - pillWidth)), y);
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (!training.Contrast.IsContrast || !IsPressedHere(input) || IndexAt(input.Position) is not (>= 0 and var index))
        {
            return false;
        }

        RunChosen?.Invoke(index);
        return true;
    }

    private int IndexAt(Point point) =>
        training.Contrast.IsContrast && Bounds.Contains(point) ? names.IndexAt(fonts, PlanRuns().Names, point) : -1;

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point) => IndexAt(point) >= 0 ? CursorShape.Hand : null;

    private bool DescribeRun(Point point, ref HoverText text)
    {
        if (IndexAt(point) is not (>= 0 and var index))
        {
            return false;
        }

        text.Name.Add(training.Contrast.Runs[index].Name);
        text.Place.Add(training.Contrast.Runs[index].IsFront ? "in front" : "a click brings it to the front");
        text.Topic = Topic.Runs;
        return true;
    }

    /// <summary>What has room.</summary>
    /// <param name="Names">Where the names of the runs stand.</param>
    /// <param name="HasPills">Whether the phases have room.</param>
    /// <param name="HasTitle">Whether the lesson's title has room before the names.</param>
    /// <param name="Place">The width of the place in a course, before title and names; 0 where there is none.</param>
    private readonly record struct RunsPlan(Box Names, bool HasPills, bool HasTitle, float Place);
}
