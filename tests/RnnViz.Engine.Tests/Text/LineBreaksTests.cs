using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("你好", 1, true)]
    [InlineData("你，好", 1, false)] // no line begins with a comma
    [InlineData("你，好", 2, true)]
    [InlineData("「你", 1, false)] // nor ends with an opening quote
    [InlineData("はっき", 1, false)] // nor begins with a small kana
    [InlineData("loss是", 4, true)]
    [InlineData("loss是", 2, false)]
    [InlineData("你 好", 1, false)] // that is a space's affair
    [InlineData("안녕하세요", 2, false)] // Korean has spaces
    [InlineData("你好", 0, false)]
    [InlineData("你好", 2, false)]
    public void Lines_end_where_Chinese_and_Japanese_allow_it(string text, int index, bool isAllowed) =>
        Assert.Equal(isAllowed, LineBreaks.IsAllowed(text, index));
}
