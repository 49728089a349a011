using RnnViz.Views.Panels;

namespace RnnViz.Views.Tests.Panels;

/// <summary>Labels at the ends of lines: in the order of the ends, apart, within their range, and no further off than need be.</summary>
public sealed class LineEndLabelsTests
{
    private const float Pitch = 20, Top = 10, Bottom = 200;

    [Fact]
    public void Labels_with_room_stand_at_their_ends() => Assert.Equal([30, 90, 150], Place(30, 90, 150));

    [Theory]
    [InlineData(100, 105, 110)]
    [InlineData(100, 110, 105)]
    [InlineData(105, 100, 110)]
    [InlineData(105, 110, 100)]
    [InlineData(110, 100, 105)]
    [InlineData(110, 105, 100)]
    public void Close_ends_in_any_order_are_moved_apart_around_their_middle(float a, float b, float c)
    {
        float[] placed = Place(a, b, c);
        foreach ((float end, float middle) in new[] { a, b, c }.Zip(placed))
        {
            Assert.Equal(end == 100 ? 85 : end == 105 ? 105 : 125, middle, 0.001f);
        }
    }

    [Fact]
    public void Of_equal_ends_the_first_of_the_list_is_uppermost() => Assert.Equal([80, 100, 120], Place(100, 100, 100));

    [Fact]
    public void A_pair_is_moved_apart_and_the_third_stays() => Assert.Equal([92, 180, 112], Place(100, 180, 104));

    [Fact]
    public void Ends_outside_count_as_the_limits_and_labels_stay_within()
    {
        Assert.Equal([10, 30, 200], Place(-500, 5, 1000));
        Assert.Equal([160, 180, 200], Place(300, 300, 300));
        Assert.Equal([10, 200], Place(float.NegativeInfinity, float.PositiveInfinity));
    }

    [Fact]
    public void A_line_without_an_end_has_no_label()
    {
        Assert.Equal([float.NaN, 50, float.NaN], Place(float.NaN, 50, float.NaN));
        Assert.Empty(Place());
    }

    [Fact]
    public void Where_not_all_have_room_the_last_of_the_list_is_left_out()
    {
        float[] middles = new float[3];
        LineEndLabels.Place([15, 12, 11], Pitch, 10, 35, middles);
        Assert.Equal([30, 10, float.NaN], middles.Select(y => MathF.Round(y)));
        LineEndLabels.Place([15, 12, 11], Pitch, 10, 9, middles);
        Assert.All(middles, y => Assert.Equal(float.NaN, y));
    }

    [Fact]
    public void All_ends_on_a_grid_give_labels_apart_in_order_and_within()
    {
        for (int i = 0; i < 24 * 24 * 24; i++)
        {
            float[] ends = [i % 24 * 10 - 10, i / 24 % 24 * 10 - 10, i / 576 * 10 - 10];
            float[] middles = Place(ends);
            int[] order = [.. Enumerable.Range(0, 3).OrderBy(k => middles[k])];
            Assert.InRange(middles[order[0]], Top, Bottom);
            Assert.InRange(middles[order[2]], Top, Bottom);
            for (int k = 1; k < 3; k++)
            {
                Assert.True(middles[order[k]] - middles[order[k - 1]] > Pitch - 0.01f, string.Join(", ", ends));
                Assert.True(Within(ends[order[k]]) >= Within(ends[order[k - 1]]), string.Join(", ", ends));
            }
        }

        static float Within(float end) => Math.Clamp(end, Top, Bottom);
    }

    private static float[] Place(params float[] ends)
    {
        float[] middles = new float[ends.Length];
        LineEndLabels.Place(ends, Pitch, Top, Bottom, middles);
        return middles;
    }
}
