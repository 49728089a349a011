using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Controls;

/// <summary>One row of the controls.</summary>
/// <param name="Name">What it sets, for whoever looks for it.</param>
/// <param name="Rank">Where not all rows have room, those of the highest rank leave first.</param>
internal sealed record ControlRow(string Name, int Rank)
{
    private Box bounds;

    /// <summary>The row's slider, or null.</summary>
    public LessonSlider? Slider { get; init; }

    /// <summary>The names to choose from, in the slider's place or, where there is a slider, in the label's.</summary>
    public LessonChoice? Choice { get; init; }

    /// <summary>The row's height in ordinary rows.</summary>
    public float Height { get; init; } = 1;

    /// <summary>What the row sets, in all of its height.</summary>
    public required Topic Topic { get; init; }

    /// <summary>What the names to choose from are about, where each has an explanation of its own; else empty.</summary>
    public IReadOnlyList<Topic> Choices { get; init; } = [];

    /// <summary>What is at a point: the row, or one of the names to choose from; none where the row is elsewhere or hidden.</summary>
    public Topic TopicAt(Point point)
    {
        if (Choice is { Visible: true } choice && Choices.Count > 0)
        {
            for (int i = 0; i < choice.Names.Count; i++)
            {
                int shown = choice.IsCycling ? choice.Selected : i;
                if (choice.Segment(shown).Contains(point))
                {
                    return Choices[shown];
                }
            }
        }

        return bounds.Contains(point) && (Slider?.Visible ?? Choice?.Visible ?? false) ? Topic : Topic.None;
    }

    /// <summary>Puts the row's controls into a panel.</summary>
    public void AddTo(Panel panel)
    {
        // the slider takes events in the whole row, but for the choice in front of it
        if (Slider is not null)
        {
            panel.AddChild(Slider);
        }

        if (Choice is not null)
        {
            panel.AddChild(Choice);
        }
    }

    /// <summary>Shows or hides the row's controls.</summary>
    public void Show(bool isShown)
    {
        if (Choice is not null)
        {
            Choice.Visible = isShown;
        }

        if (Slider is not null)
        {
            Slider.Visible = isShown;
        }
    }

    /// <summary>What the column of labels must have for this row, in pixels.</summary>
    public float LabelWidth(FontBook fonts, Look look)
    {
        float label = fonts.Measure(Slider is { Label.Length: > 0 } ? Slider.Label : Choice?.Label ?? "", look.Label);
        return Choice is null || Slider is null
            ? label : LabelEnd(fonts, look) + MathF.Min(Choice.CyclingWidth(fonts), Choice.AllWidth(fonts));
    }

    private float LabelEnd(FontBook fonts, Look look) =>
        Choice!.Label.Length == 0 ? 0 : fonts.Measure(Choice.Label, look.Label) + look.Px(8);

    /// <summary>Gives the row's controls their places.</summary>
    public void Arrange(FontBook fonts, Look look, Box row, ControlColumns columns)
    {
        bounds = row;
        float chip = MathF.Min(look.Px(20), row.Height - look.Hair(2));
        if (Slider is not null)
        {
            Slider.Bounds = row;
            Slider.Track = new Box(row.X + columns.Label, row.Y, columns.Track, row.Height);
            Slider.Number = new Box(Slider.Track.Right + look.Px(8), row.Y, columns.Number, row.Height);
            Slider.UnitX = Slider.Number.Right + look.Px(2);
        }

        if (Choice is null)
        {
            return;
        }

        Choice.LabelX = row.X;
        float left = Slider is null ? row.X + columns.Label - look.Px(7) : row.X + LabelEnd(fonts, look);
        float right = Slider is null ? row.Right : row.X + columns.Label - look.Px(14);
        var box = new Box(left, row.Center.Y - chip / 2, MathF.Max(1, right - left), chip);
        Choice.Arrange(fonts, box.Snapped());
        // one name needs no more room than the longest of them
        if (Choice.IsCycling)
        {
            Choice.Arrange(fonts, (box with { Width = MathF.Min(box.Width, Choice.CyclingWidth(fonts)) }).Snapped());
        }
    }
}
