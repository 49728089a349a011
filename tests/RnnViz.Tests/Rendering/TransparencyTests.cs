using RnnViz.Rendering;

namespace RnnViz.Tests.Rendering;

/// <summary>What shows through a picture, found from the picture on white and on black.</summary>
public sealed class TransparencyTests
{
    [Theory]
    [InlineData(0xFF204060, 0xFF204060, 0xFF204060)] // opaque
    [InlineData(0xFFFFFFFF, 0xFF000000, 0x00000000)] // nothing
    [InlineData(0xFF7F7FFF, 0xFF000080, 0x800000FF)] // half of red: A B G R
    public void A_pixel_is_what_lies_between(uint onWhite, uint onBlack, uint expected)
    {
        uint[] pixels = [onBlack];
        Transparency.Find([onWhite], pixels);
        Assert.Equal(expected, pixels[0]);
    }
}
