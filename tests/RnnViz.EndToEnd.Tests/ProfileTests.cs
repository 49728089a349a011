using System.Globalization;
using System.Text.RegularExpressions;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz run --profile</c>. How long a frame takes is for the reader to judge, what it allocates is not.</summary>
[Collection(ScreenCollection.Name)]
public sealed partial class ProfileTests(VirtualScreen screen)
{
    [Theory]
    [InlineData("hello", 600)]
    [InlineData("pride-and-prejudice", 200)]
    public void A_profile_tells_the_parts_of_a_frame_and_that_it_allocates_nothing(string lesson, int frames)
    {
        using var folder = new TemporaryFolder();
        string output = Command.Run(
            folder.Path, screen.Display, "dotnet", Repository.Program, "run", lesson, "--profile", $"{frames}").Succeeded().Output;
        Assert.All(
            ["first frame", "input", "training", "process", "draw", "paint", "upload", "present", "wait", "frames a second",
                "batches a second", "draw calls", "bytes of textures", "times the median"],
            part => Assert.Contains(part, output, StringComparison.Ordinal));
        // less than a byte: an object once in the whole run may be, one in every frame would be 24 at least
        Assert.InRange(double.Parse(AllocatedPattern().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), 0, 1);
    }

    [GeneratedRegex(@"allocated[^\d]*([\d.]+) bytes")]
    private static partial Regex AllocatedPattern();
}
