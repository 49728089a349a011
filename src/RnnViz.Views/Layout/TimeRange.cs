namespace RnnViz.Views.Layout;

/// <summary>A part of a row of columns: what a zoomed axis shows. Fractions of columns are allowed.</summary>
/// <param name="Start">Columns left of the part.</param>
/// <param name="Count">Columns shown.</param>
public readonly record struct TimeRange(float Start, float Count)
{
    /// <summary>The fewest columns that an axis zooms in to, where there are so many.</summary>
    private const float Fewest = 2;

    /// <summary>All of <paramref name="total"/> columns.</summary>
    public static TimeRange All(int total) => new(0, total);

    /// <summary>Whether all of <paramref name="total"/> columns are shown.</summary>
    public bool IsAll(int total) => Start <= 0 && Count >= total;

    /// <summary>
    /// Shows 1/<paramref name="factor"/> as many columns; the column coordinate <paramref name="fixedAt"/> stays where it is.
    /// </summary>
    public TimeRange Zoomed(float factor, float fixedAt, int total)
    {
        float count = Math.Clamp(Count / factor, MathF.Min(Fewest, total), total);
        return new TimeRange(fixedAt - (fixedAt - Start) * count / Count, count).Within(total);
    }

    /// <summary>Moved to the right by so many columns, as far as there are columns.</summary>
    public TimeRange Panned(float columns, int total) => (this with { Start = Start + columns }).Within(total);

    private TimeRange Within(int total) => this with { Start = Math.Clamp(Start, 0, MathF.Max(0, total - Count)) };
}
