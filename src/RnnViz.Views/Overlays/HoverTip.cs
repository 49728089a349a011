using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Overlays;

/// <summary>
/// A small card beside the pointer that says what is under it. A number is named at once, and is asked for in every frame, so
/// that it is always that of the step on the screen. The explanation follows when the pointer has rested, and leaves when
/// something is pressed. A key hides the tip until the pointer moves again: whoever uses keys is not pointing. So does somebody whose
/// pointer rests where it was when the lesson came up.
/// </summary>
/// <param name="training">What is shown; while it has a question open no number is named.</param>
/// <param name="appearance">Colours, type sizes and places.</param>
/// <param name="fonts">The typefaces.</param>
/// <param name="parts">Everything that can be pointed at; of two at one place the first.</param>
internal sealed class HoverTip(ShownTraining training, IAppearance appearance, FontBook fonts, IReadOnlyList<IExplained> parts) : Control
{
    /// <summary>How long the pointer rests before an explanation is shown, in seconds.</summary>
    public const double Rest = 0.6;

    /// <summary>How far the pointer may move and still rests, in design units.</summary>
    private const float Slack = 4;

    private readonly TipCard card = new(appearance);
    private readonly CellKind cell = training.Session.Lesson.Model.Cell;
    private readonly LabelFinder finder = new(fonts, training.Session.Lesson.Model.Cell);
    private Point pointer = new(-1, -1), restingAt = new(-1, -1);
    private bool isHeld, isHidden, isDismissed, hasMoved;
    private Point? first;
    private double rested;
    private IExplained? part;
    private Topic label, topic;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind is InputKind.PointerMoved or InputKind.PointerPressed or InputKind.PointerReleased)
        {
            hasMoved |= input.Kind != InputKind.PointerMoved || first is { } before && before != input.Position;
            first ??= input.Position is { X: >= 0 } place ? place : null;
            if (hasMoved)
            {
                isHidden = false;
                MoveTo(input.Position);
            }
        }

        isHidden |= input.Kind is InputKind.Action or InputKind.Character;
        // while something is dragged the tip would be in the way, and after a press what it explains has been found
        if (input.IsPress)
        {
            isHeld = true;
        }

        isDismissed |= input.IsPress || isHidden;
        if (input.Kind == InputKind.PointerReleased)
        {
            isHeld = false;
        }

        return false;
    }

    private void MoveTo(Point point)
    {
        pointer = point;
        if ((point - restingAt).Length <= appearance.Look.Px(Slack))
        {
            return;
        }

        (restingAt, rested, isDismissed) = (point, 0, false);
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        rested += delta;
        (part, label, topic) = isHeld || isHidden ? default : Find(pointer);
    }

    /// <summary>What is at a point of the canvas; none where nothing is there.</summary>
    public Topic TopicAt(Point point) => Find(point).Topic;

    private (IExplained? Part, Topic Label, Topic Topic) Find(Point point)
    {
        if (PartAt(point) is not { } found)
        {
            return default;
        }

        finder.Find(found, point, new Extent(Bounds.Width, Bounds.Height));
        Topic named = found.PartAt(point) is not Topic.None and Topic own ? own : finder.Label;
        if (named != Topic.None)
        {
            return (found, named, named);
        }

        var text = NewText(stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity]);
        return (found, Topic.None, found.TryDescribe(point, ref text)
            ? text.Topic != Topic.None ? text.Topic : found.Topic
            : finder.Number != Topic.None ? finder.Number : found.Topic);
    }

    private IExplained? PartAt(Point point)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i].Covers(point))
            {
                return parts[i];
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        // what is at the pointer may have become hidden since it was found
        if (isHeld || isHidden || part is not { } shown || !shown.Covers(pointer))
        {
            return;
        }

        var text = NewText(stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity]);
        bool isNumber = label == Topic.None && training.Question is null && shown.TryDescribe(pointer, ref text);
        bool isExplained = rested >= Rest && !isDismissed;
        Explanation? explanation = isExplained ? Explanations.Of(topic, cell, training.Session.IsRecorded) : null;
        if (isNumber || explanation is not null)
        {
            card.Draw(canvas, in text, explanation, pointer, Bounds, isNumber ? null : SeenOf(shown));
        }
    }

    /// <summary>What is explained stays seen, and above the lower bar what the timeline says itself.</summary>
    private Box SeenOf(IExplained explained)
    {
        Box box = explained.Bounds;
        return box.Bottom >= Bounds.Bottom ? box.Inset(0, -appearance.Look.Px(34), 0, 0) : box;
    }

    private static HoverText NewText(Span<char> name, Span<char> value, Span<char> place) => new(name, value, place);
}
