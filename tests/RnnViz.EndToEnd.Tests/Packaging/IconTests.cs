using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Packaging;

/// <summary>packaging/icon.py and the drawing that is kept.</summary>
public sealed class IconTests
{
    [Fact]
    public void The_drawing_that_is_kept_is_the_one_that_is_computed()
    {
        string packaging = Path.Combine(Repository.Root, "packaging");

        string drawn = Command.Run(packaging, null, "python3", "icon.py", "svg").Succeeded().Output;

        Assert.Equal(File.ReadAllText(Path.Combine(packaging, "rnnviz.svg")), drawn);
    }
}
