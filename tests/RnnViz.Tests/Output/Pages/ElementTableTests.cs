using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class ElementTableTests
{
    [Fact]
    public void An_element_of_several_pictures_stands_once_and_pictures_are_what_was_drawn()
    {
        var table = new ElementTable();
        string[] first = ["<a/>", "<b/>", "<c/>"], second = ["<a/>", "<d/>", "<b/>", "<c/>", "<a/>"];
        IReadOnlyList<int> one = table.Add(first), two = table.Add(second);
        Assert.Equal(["<a/>", "<b/>", "<c/>", "<d/>"], table.All);
        Assert.Equal([0, 3], one);
        Assert.Equal([0, 1, 3, 1, 1, 2, 0, 1], two);
        Assert.Equal(string.Concat(first), table.Markup(new PagePicture(1, 1, one)));
        Assert.Equal(string.Concat(second), table.Markup(new PagePicture(1, 1, two)));
    }

    [Fact]
    public void An_element_is_one_line()
    {
        var table = new ElementTable();
        table.Add(["<g>\n<a/>\n</g>\n"]);
        Assert.Equal(["<g> <a/> </g>"], table.All);
    }
}
