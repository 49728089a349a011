using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class LabelsTests
{
    private static Labels Of(params (string Key, string Wording)[] texts) =>
        new("xx", texts.ToDictionary(text => text.Key, text => text.Wording));

    [Theory]
    [InlineData("seq. 3/32", "32 Folgen, die 3.")]
    [InlineData("seq. 1,234/8,317", "8,317 Folgen, die 1,234.")]
    [InlineData("seq. -1.5/4.20e-9", "4.20e-9 Folgen, die -1.5.")]
    [InlineData("seq. −3/∞", "∞ Folgen, die −3.")]
    [InlineData("seq. NaN/−∞", "−∞ Folgen, die NaN.")]
    [InlineData("seq. x/2", "seq. x/2")]
    public void A_number_as_the_program_writes_it_takes_its_place_in_the_wording(string text, string expected) =>
        Assert.Equal(expected, Of(("seq. {0}/{1}", "{1} Folgen, die {0}.")).Of(text));

    [Theory]
    [InlineData("F11", "F11")]
    [InlineData("h₁₂ of unit 3", "h₁₂ der Einheit 3")]
    [InlineData("h₀ of unit 3", "h₀ der Einheit 3")]
    public void A_digit_in_a_word_is_no_number_and_an_index_is_one(string text, string expected) =>
        Assert.Equal(expected, Of(("F{0}", "wrong"), ("h{0} of unit {1}", "h{0} der Einheit {1}")).Of(text));

    [Fact]
    public void A_text_with_just_these_numbers_comes_before_one_with_any() =>
        Assert.Equal("einer", Of(("{0} of {1}", "{0} von {1}"), ("1 of 1", "einer")).Of("1 of 1"));

    [Fact]
    public void A_name_is_worded_where_it_has_a_key_and_data_stays()
    {
        Labels labels = Of(
            ("kept at {0}: {a}", "{a}, behalten bei {0}"), ("window {0}", "Fenster {0}"), ("saw {A}", "{A} gesehen"), ("h", "s"));
        Assert.Equal("Fenster 3, behalten bei 7", labels.Of("kept at 7: window 3"));
        Assert.Equal("another, behalten bei 7", labels.Of("kept at 7: another"));
        Assert.Equal("h gesehen", labels.Of("saw h"));
    }

    [Theory]
    [InlineData("lr 0.1, clip none", "η 0.1, ohne Clipping")]
    [InlineData("lr 0.1 · clip none, …", "η 0.1 · ohne Clipping, …")]
    [InlineData("clip none\nlr 2", "ohne Clipping\nη 2")]
    [InlineData("lr 0.1, something else", "lr 0.1, something else")]
    public void A_list_is_worded_part_by_part_where_all_parts_have_keys(string text, string expected) =>
        Assert.Equal(expected, Of(("lr {0}", "η {0}"), ("clip none", "ohne Clipping")).Of(text));

    [Fact]
    public void A_wording_and_a_part_of_it_are_not_worded_once_more()
    {
        Labels labels = Of(("h", "c"), ("c", "h"), ("{0} c", "c {0}"));
        ReadOnlySpan<char> once = labels.Of("h".AsSpan()), number = labels.Of("5 c".AsSpan());
        Assert.Equal("c", labels.Of(once).ToString());
        Assert.Equal("c", labels.Of(number[..1]).ToString());
    }

    [Fact]
    public void Texts_with_letters_and_without_a_wording_are_noted()
    {
        var missing = new HashSet<string>();
        Labels labels = Of(("loss", "Verlust")).Noting(missing);
        labels.Of("loss");
        labels.Of("4.20e-9");
        labels.Of("→ 5");
        labels.Of("gain");
        Assert.Equal(["gain"], missing);
    }

    [Fact]
    public void The_key_of_a_wording_is_found_again()
    {
        Labels labels = Of(("loss", "Verlust"));
        Assert.Equal("loss", labels.KeyOf("Verlust").ToString());
        Assert.Equal("Gewinn", labels.KeyOf("Gewinn").ToString());
    }

    [Fact]
    public void Looking_a_text_up_allocates_nothing()
    {
        Labels labels = Of(("loss", "Verlust"), ("seq. {0}/{1}", "Folge {0} von {1}"), ("kept: {a}", "behalten: {a}"));
        string[] texts = ["loss", "seq. 3/32", "kept: loss", "loss, loss", "unknown", "4.20e-9"];
        int length = Length(labels, texts); // once, so that the thread has its ring
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            length += Length(labels, texts);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(length > 0);

        static int Length(Labels labels, string[] texts)
        {
            int sum = 0;
            foreach (string text in texts)
            {
                sum += labels.Of(text.AsSpan()).Length;
            }

            return sum;
        }
    }
}
