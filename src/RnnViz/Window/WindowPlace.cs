using RnnViz.Engine.Geometry;

namespace RnnViz.Window;

/// <summary>Where a window opens, and how small it may become, in the windowing system's units. Nothing but sums.</summary>
/// <param name="Content">The window's content: within the work area, with room for the title bar above.</param>
/// <param name="Least">The smallest size of the content.</param>
internal readonly record struct WindowPlace(Box Content, Extent Least)
{
    /// <summary>The smallest size on a screen with a scale of 1.</summary>
    private static readonly Extent LeastAtScaleOne = new(960, 600);

    /// <summary>Places a window in the middle of a work area.</summary>
    /// <param name="wanted">The size of its content.</param>
    /// <param name="area">The screen without the desktop's bars.</param>
    /// <param name="title">The height of the title bar.</param>
    /// <param name="scale">Units of the windowing system in one of a screen with a scale of 1.</param>
    public static WindowPlace Of(Extent wanted, Box area, float title, float scale)
    {
        var room = new Extent(MathF.Max(1, area.Width), MathF.Max(1, area.Height - title));
        var size = new Extent(MathF.Min(wanted.Width, room.Width), MathF.Min(wanted.Height, room.Height));
        var content = new Box(
            MathF.Floor(area.X + (room.Width - size.Width) / 2), MathF.Floor(area.Y + title + (room.Height - size.Height) / 2),
            size.Width, size.Height);
        var least = new Extent(
            MathF.Min(MathF.Round(LeastAtScaleOne.Width * scale), size.Width),
            MathF.Min(MathF.Round(LeastAtScaleOne.Height * scale), size.Height));
        return new WindowPlace(content, least);
    }
}
