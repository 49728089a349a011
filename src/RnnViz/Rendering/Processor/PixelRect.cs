using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>A rectangle of whole pixels; right and bottom are exclusive.</summary>
internal readonly record struct PixelRect(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Pixels across.</summary>
    public int Width => Right - Left;

    /// <summary>Whether there is no pixel in it.</summary>
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>The pixels that both have.</summary>
    public PixelRect With(in PixelRect other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>The pixels whose middles lie in a box: what a graphics card fills.</summary>
    public static PixelRect MiddlesIn(Box box) => new(Middle(box.X), Middle(box.Y), Middle(box.Right), Middle(box.Bottom));

    /// <summary>All pixels that a box touches.</summary>
    public static PixelRect Around(float left, float top, float right, float bottom) =>
        new(Whole(MathF.Floor(left)), Whole(MathF.Floor(top)), Whole(MathF.Ceiling(right)), Whole(MathF.Ceiling(bottom)));

    private static int Middle(float edge) => Whole(MathF.Ceiling(edge - 0.5f));

    /// <summary>Far off the canvas and not a number are both somewhere that an int can hold.</summary>
    private static int Whole(float edge) => float.IsNaN(edge) ? 0 : (int)Math.Clamp(edge, -1e6f, 1e6f);
}
