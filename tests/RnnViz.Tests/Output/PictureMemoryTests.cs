using RnnViz.Engine.Geometry;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

public sealed class PictureMemoryTests
{
    [Fact]
    public void A_picture_of_16384_pixels_a_side_is_refused_with_what_can_be() => Assert.Equal(
        "A picture of 16384 x 16384 pixels has 268 million pixels, and 134 million are the most that are painted; make it smaller, "
        + "or write it as svg or pdf.",
        PictureMemory.Problem(new Extent(16_384, 16_384), isTransparent: false));

    [Fact]
    public void Without_a_background_it_may_have_a_third_of_that() => Assert.Equal(
        "A picture of 8000 x 8000 pixels without a background has 64 million pixels, and 45 million are the most that are painted; "
        + "make it smaller, or write it as svg or pdf.",
        PictureMemory.Problem(new Extent(8000, 8000), isTransparent: true));

    [Theory]
    [InlineData(7680, 4320, true)]
    [InlineData(9933, 13_500, false)]
    [InlineData(16_384, 8192, false)]
    public void Screens_of_8K_and_large_posters_are_painted(int width, int height, bool isTransparent) =>
        Assert.Null(PictureMemory.Problem(new Extent(width, height), isTransparent));
}
