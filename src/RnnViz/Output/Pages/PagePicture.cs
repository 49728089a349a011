namespace RnnViz.Output.Pages;

/// <summary>A picture as a list of elements of the page.</summary>
/// <param name="Width">Its width in the pixels that the elements are placed in.</param>
/// <param name="Height">Its height likewise.</param>
/// <param name="Runs">The numbers of its elements in the order in which they are drawn: from, how many, from, how many, …</param>
internal sealed record PagePicture(float Width, float Height, IReadOnlyList<int> Runs)
{
    /// <summary>No picture.</summary>
    public static PagePicture None { get; } = new(0, 0, []);
}
