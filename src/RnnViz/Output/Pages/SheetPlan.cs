using RnnViz.Engine.Geometry;

namespace RnnViz.Output.Pages;

/// <summary>Where the pictures of a contact sheet stand: in rows, about as wide as the sheet is high.</summary>
/// <param name="count">How many there are, 1 and up.</param>
/// <param name="picture">The size that they are drawn for.</param>
internal sealed class SheetPlan(int count, Extent picture)
{
    /// <summary>The sheet is no wider than this, in pixels.</summary>
    private const float MostWidth = 4096;

    /// <summary>The widest picture, in pixels.</summary>
    private const float MostPicture = 960;

    private const float Margin = 24, Caption = 89, Heading = 64;

    private readonly int columns = Math.Clamp((int)Math.Ceiling(Math.Sqrt(count * 0.75)), 1, count);

    /// <summary>The width of a picture on the sheet, in whole pixels.</summary>
    private float Width => MathF.Floor(MathF.Min(MostPicture, (MostWidth - Margin) / columns - Margin));

    private float Height => MathF.Round(Width * picture.Height / picture.Width);

    /// <summary>By how much type on the sheet is larger than design units.</summary>
    public float Unit => Width / 480;

    /// <summary>The size of the sheet, in whole pixels.</summary>
    public Extent Size => new(
        Margin + columns * (Width + Margin),
        MathF.Ceiling(Top + (count + columns - 1) / columns * (Height + CaptionHeight) + Margin));

    /// <summary>The heading's place.</summary>
    public Box Title => new(Margin, Margin, Size.Width - 2 * Margin, Top - Margin);

    /// <summary>The place of a picture, 0-based.</summary>
    public Box PictureBox(int i) => new(
        Margin + i % columns * (Width + Margin), Top + i / columns * (Height + CaptionHeight), Width, Height);

    /// <summary>The place of its caption.</summary>
    public Box CaptionBox(int i)
    {
        Box box = PictureBox(i);
        return new Box(box.X, box.Bottom, box.Width, CaptionHeight);
    }

    private float Top => MathF.Round(Margin + Heading * Unit);

    private float CaptionHeight => MathF.Round(Caption * Unit) + Margin;
}
