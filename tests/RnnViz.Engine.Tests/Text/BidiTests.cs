using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>Lines of which the order is known: what stands in the second place is drawn from left to right.</summary>
public sealed class BidiTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("אבג", "גבא")]
    [InlineData("loss אבג 12", "loss 12 גבא")]
    [InlineData("אבג 3.14 דה", "הד 3.14 גבא")]
    [InlineData("אבג loss דה", "הד loss גבא")]
    [InlineData("אבג, loss.", ".loss ,גבא")]
    [InlineData("אבג ln 30 = 3.4.", ".ln 30 = 3.4 גבא")]
    [InlineData("אבג (abc) דה", "הד (abc) גבא")]
    [InlineData("a (אבג) b", "a (גבא) b")]
    [InlineData("אב 50% גד", "דג 50% בא")]
    [InlineData("אב 1-2 גד", "דג 1-2 בא")]
    [InlineData("ab אב, גד cd", "ab דג ,בא cd")]
    public void Characters_stand_where_the_bidirectional_algorithm_puts_them(string text, string seen)
    {
        var order = new int[text.Length];
        byte[] levels = Bidi.Levels(text, Bidi.IsRightToLeft(text));
        Bidi.Reorder(levels, order);
        // brackets that are read from right to left are mirrored
        string drawn = string.Concat(order.Select(i => levels[i] % 2 == 0 ? text[i] : Mirrored(text[i])));
        Assert.Equal(seen, drawn);
    }

    private static char Mirrored(char c) => c switch { '(' => ')', ')' => '(', _ => c };

    [Theory]
    [InlineData("سعر 12 كتاب", 4, 2)]
    [InlineData("12 سعر", 0, 2)]
    [InlineData("سعر ١٢", 4, 2)]
    public void Numbers_among_Arabic_letters_are_read_from_left_to_right(string text, int digit, byte level) =>
        Assert.Equal(level, Bidi.Levels(text, isRightToLeft: true)[digit]);

    [Theory]
    [InlineData("loss אבג", false)]
    [InlineData("אבג loss", true)]
    [InlineData("12 אבג", true)]
    [InlineData("سلام", true)]
    [InlineData("\u200Floss", true)]
    [InlineData("12 = 12", false)]
    [InlineData("你好", false)]
    [InlineData("", false)]
    public void The_first_letter_decides_which_way_a_text_is_read(string text, bool isRightToLeft) =>
        Assert.Equal(isRightToLeft, TextDirection.IsRightToLeft(text));
}
