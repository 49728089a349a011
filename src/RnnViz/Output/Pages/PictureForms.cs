using RnnViz.Engine.Geometry;

namespace RnnViz.Output.Pages;

/// <summary>How the pictures of a page are drawn.</summary>
/// <param name="Wide">The size of a picture, in pixels.</param>
/// <param name="MostHeight">How high it may become where its panels want that.</param>
/// <param name="NarrowWidth">The width of a second one for phones, in pixels; 0 for none.</param>
/// <param name="HasCallouts">Whether call-outs are drawn into the picture, beside what they speak of.</param>
internal sealed record PictureForms(Extent Wide, float MostHeight, float NarrowWidth, bool HasCallouts)
{
    /// <summary>Of a hand-out: beside the list of steps on a laptop, and the width of a phone.</summary>
    public static PictureForms Handout { get; } = new(new Extent(1200, 640), 860, 420, HasCallouts: false);

    /// <summary>Of slides: call-outs are drawn beside what they speak of, as in the window.</summary>
    public static PictureForms Deck { get; } = new(new Extent(1280, 720), 720, 0, HasCallouts: true);
}
