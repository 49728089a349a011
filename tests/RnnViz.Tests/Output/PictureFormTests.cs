using RnnViz.Output;
using RnnViz.Views.Screen;

namespace RnnViz.Tests.Output;

/// <summary>What is wrong with the sizes of a picture, in a sentence.</summary>
public sealed class PictureFormTests
{
    [Theory]
    [InlineData("84mm", null, null)]
    [InlineData("1280px", "720px", "8pt")]
    public void Nothing_is_wrong_with_lengths(string width, string? height, string? font) => Assert.Null(Form(width, height, font).Problem);

    [Theory]
    [InlineData("xx", null, null, "\"xx\" as its width; give another one, as in --width 84mm.")]
    [InlineData("9000000mm", "60mm", null, "\"9000000mm\" as its width")]
    [InlineData("84mm", "xx", null, "\"xx\" as its height; give another one, as in --height 60mm.")]
    [InlineData("84mm", null, "xx", "\"xx\" as its size of labels; give another one, as in --font-size 8pt.")]
    public void What_is_no_length_in_a_record_is_named(string width, string? height, string? font, string said) =>
        Assert.Contains(said, Form(width, height, font).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_width_that_is_too_large_is_named_without_a_height_that_nobody_gave() => Assert.Equal(
        "A picture that is 20000mm wide has 236220 pixels from side to side at 300 dpi; each side may have 16 to 16384.",
        Form("20000mm", null, null).Problem);

    [Fact]
    public void A_height_that_is_too_large_is_named() => Assert.Contains(
        "84mm x 20000mm at 300 dpi has 992 x 236220 pixels", Form("84mm", "20000mm", null).Problem, StringComparison.Ordinal);

    private static PictureForm Form(string width, string? height, string? font) =>
        new("light", 1, new PictureRecord { Width = width, Height = height, FontSize = font }, "");
}
