using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Controls;

/// <summary>
/// A row: label, track with knob, number, unit. A tick on the track marks the lesson's own value. The number that it shows is
/// read anew each frame from what training uses, so that it is right whoever changed it.
/// </summary>
public sealed class LessonSlider(IAppearance appearance, FocusGroup group, string label, Func<double> read, NumberFormat format)
    : Slider(group)
{
    private const float KnobRadius = 6.5f;

    /// <summary>What it is called; empty where a choice stands in the label's place.</summary>
    public string Label { get; } = label;

    /// <summary>What stands behind the number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What stands behind the number at the greatest value, where that is something special.</summary>
    public string UnitAtEnd { get; init; } = "";

    /// <summary>What stands in the number's place while there is nothing to set.</summary>
    public string NumberWhenDisabled { get; init; } = "–";

    /// <summary>Whether its number is true, and shown, though it cannot be set.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is what the lesson is about: larger, and in the colour of what counts.</summary>
    public bool IsProminent { get; init; }

    /// <summary>Whether there is anything to set now.</summary>
    public Func<bool> CanBeSet { get; init; } = () => true;

    /// <summary>Whether the number is of another iteration than the one shown, and therefore dimmed.</summary>
    public Func<bool> IsOld { get; init; } = () => false;

    /// <summary>Where the unit begins, in pixels; set by whoever lays out.</summary>
    public float UnitX { get; set; }

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    private TextStyle NumberStyle => IsProminent ? Look.Number with { Size = Look.Px(19) } : Look.Number;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        base.Process(delta);
        Refresh();
    }

    /// <summary>Takes the value of now.</summary>
    public void Refresh()
    {
        IsEnabled = CanBeSet();
        double now = read();
        // a knob that is held follows the hand; the weights' rounding may move what is read by the last bit
        if (!IsDragged)
        {
            Value = now;
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        float y = MathF.Round(Bounds.Center.Y);
        Rgba ink = IsEnabled ? Theme.Text : Theme.Muted;
        canvas.CenteredText(Label, new Point(Bounds.X, y), Look.Label, ink, TextAlign.Left);
        DrawTrack(canvas, y);
        DrawNumber(canvas, y, ink);
        bool isAtEnd = UnitAtEnd.Length > 0 && Value >= Range.High;
        if (IsEnabled)
        {
            canvas.CenteredText(isAtEnd ? UnitAtEnd : Unit, new Point(UnitX, y), Look.Label, Theme.Muted, TextAlign.Left);
        }

        if (IsFocused)
        {
            canvas.StrokeRoundedBox(Bounds.Inset(-Look.Px(5), 0, -Look.Px(5), 0).Snapped(), Look.Px(5), Look.Hair(1.6f), Theme.Forward);
        }
    }

    private void DrawTrack(ICanvas canvas, float y)
    {
        float thickness = Look.Hair(IsProminent ? 5 : 3.5f), radius = Look.Px(IsProminent ? KnobRadius * 1.5f : KnobRadius);
        var track = new Box(Track.X, y - thickness / 2, Track.Width, thickness);
        canvas.FillRoundedBox(track, thickness / 2, Theme.Quiet);
        float knob = KnobX, tick = Track.X + Track.Width * (float)Range.PositionOf(Default), half = Look.Px(IsProminent ? 9 : 6);
        if (!IsEnabled || !float.IsFinite(knob))
        {
            // a number that is not finite has no place
            return;
        }

        canvas.FillRoundedBox(track with { Width = knob - track.X }, thickness / 2, Theme.Forward);
        if (float.IsFinite(tick))
        {
            canvas.FillBox(new Box(MathF.Round(tick), y - half, Look.Hair(), 2 * half), Theme.Muted);
        }

        if (IsHovered || IsDragged)
        {
            canvas.FillCircle(new Point(knob, y), radius * 1.55f, Theme.Forward.WithOpacity(IsDragged ? 0.35f : 0.2f));
        }

        canvas.FillCircle(new Point(knob, y), radius, Theme.Forward);
    }

    private void DrawNumber(ICanvas canvas, float y, Rgba ink)
    {
        var at = new Point(Number.Right - Look.Px(4), y);
        if (IsTyping)
        {
            Rgba color = IsTypedInvalid ? Theme.Wrong : Theme.Text;
            Box field = new Box(
                Number.X, y - MathF.Min(Number.Height / 2, Look.Px(12)), Number.Width, MathF.Min(Number.Height, Look.Px(24))).Snapped();
            canvas.FillRoundedBox(field, Look.Px(4), Theme.Surface);
            canvas.StrokeRoundedBox(field, Look.Px(4), Look.Hair(1.6f), IsTypedInvalid ? Theme.Wrong : Theme.Forward);
            ReadOnlySpan<char> typed = Typed;
            while (typed.Length > 0 && canvas.Fonts.Measure(typed, Look.Number) > field.Width - Look.Px(10))
            {
                typed = typed[1..];
            }

            canvas.CenteredText(typed, at, Look.Number, color, TextAlign.Right);
            canvas.FillBox(new Box(at.X + Look.Hair(), y - Look.Px(7), Look.Hair(1.4f), Look.Px(14)), color);
            return;
        }

        var text = new TextLine(stackalloc char[24]);
        if (IsEnabled || IsRead && double.IsFinite(Value))
        {
            format(ref text, Value);
        }
        else
        {
            text.Add(NumberWhenDisabled);
        }

        if (IsHovered && IsEnabled)
        {
            canvas.FillRoundedBox(new Box(Number.X, y - Look.Px(10), Number.Width, Look.Px(20)).Snapped(), Look.Px(4), Theme.Quiet);
        }

        // a number of many digits is smaller: at the end of the track the knob reaches beyond it
        float room = Number.Width - Look.Px(8);
        TextStyle style = NumberStyle;
        while (style.Size > Look.Px(8) && canvas.Fonts.Measure(text.Span, style) > room)
        {
            style = style with { Size = style.Size - Look.Px(0.5f) };
        }

        canvas.CenteredText(
            text.Span, at, style, IsOld() ? Theme.Muted : IsProminent ? Theme.BackwardText : ink, TextAlign.Right);
    }
}
