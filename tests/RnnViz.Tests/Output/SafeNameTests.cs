using System.Text;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("vanishing", "vanishing")]
    [InlineData("my lesson v1.2", "my lesson v1.2")]
    [InlineData("Übung 3 – Gradienten", "Übung 3 – Gradienten")]
    [InlineData("梯度消失", "梯度消失")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j")]
    [InlineData("../../etc/passwd", "..-..-etc-passwd")]
    [InlineData("CON", "file-CON")]
    [InlineData("nul.json", "file-nul.json")]
    [InlineData("Com1", "file-Com1")]
    [InlineData("LPT²", "file-LPT²")]
    [InlineData("console", "console")]
    [InlineData("trailing dots...", "trailing dots")]
    [InlineData(" spaces ", "spaces")]
    [InlineData("...", "unnamed")]
    [InlineData("", "unnamed")]
    [InlineData("line\nfeed\u0007\u001b[31m", "line-feed--[31m")]
    [InlineData("gnp\u202egpj.exe", "gnpgpj.exe")]
    [InlineData("\u200f\u2066x\u2069", "x")]
    public void A_name_is_one_that_every_system_allows(string name, string safe) => Assert.Equal(safe, SafeName.Of(name));

    [Fact]
    public void Half_a_pair_of_surrogates_becomes_a_hyphen() => Assert.Equal("a-b", SafeName.Of("a\ud800b"));

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("😀")]
    public void A_long_name_is_cut_at_a_whole_character(string sign)
    {
        string cut = SafeName.Of(string.Concat(Enumerable.Repeat(sign, 300)));
        Assert.InRange(Encoding.UTF8.GetByteCount(cut), 157, 160);
        Assert.Equal(cut, string.Concat(Enumerable.Repeat(sign, cut.Length / sign.Length)));
    }
}
