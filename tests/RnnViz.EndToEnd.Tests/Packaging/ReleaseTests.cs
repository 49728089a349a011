using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Setup;

namespace RnnViz.EndToEnd.Tests.Packaging;

/// <summary>What release.sh refuses before it packs anything.</summary>
public sealed class ReleaseTests
{
    private static string Version { get; } =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Theory]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    [InlineData("osx-x64")]
    public void With_a_raylib_of_this_machine_nothing_is_packed_for_another_system(string rid)
    {
        using var machine = new StubbedMachine();

        Outcome outcome = machine.Release(Version, rid);

        Assert.Equal(1, outcome.Status);
        Assert.EndsWith(
            $"{rid} is not packed: Raylib-cs cannot be restored here, and the raylib of this machine is only for Linux x86_64.\n",
            outcome.Errors);
        Assert.DoesNotContain(machine.Calls, call => call.StartsWith("dotnet publish", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(machine.Clone, "release")));
    }

    [Fact]
    public void With_a_raylib_of_an_arm_machine_Linux_on_x64_is_not_packed_either()
    {
        using var machine = new StubbedMachine();
        machine.Put("uname-m", "aarch64\n");

        Outcome outcome = machine.Release(Version, "linux-x64");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("the raylib of this machine is only for Linux aarch64", outcome.Errors);
    }

    [Fact]
    public void Another_version_than_the_one_in_Directory_Build_props_is_refused()
    {
        using var machine = new StubbedMachine();

        Outcome outcome = machine.Release("99.0.0");

        Assert.Equal(1, outcome.Status);
        Assert.Contains($"This is version {Version}: it stands in Directory.Build.props", outcome.Errors);
    }

    [Fact]
    public void A_kind_of_machine_that_is_not_packed_for_is_named_with_those_that_are()
    {
        using var machine = new StubbedMachine();

        Outcome outcome = machine.Release(Version, "linux-arm64");

        Assert.Equal(1, outcome.Status);
        Assert.Contains(
            "'linux-arm64' is not a kind of machine that RnnViz is packed for; there are linux-x64 win-x64 osx-arm64 osx-x64.",
            outcome.Errors);
    }

    [Fact]
    public void What_is_there_already_is_not_replaced()
    {
        using var machine = new StubbedMachine();
        string there = Path.Combine(machine.Clone, "release", Version, $"rnnviz-{Version}-win-x64.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(there)!);
        File.WriteAllText(there, "of before");

        Outcome outcome = machine.Release(Version, "win-x64");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("is there already; --force replaces it.", outcome.Errors);
        Assert.Equal("of before", File.ReadAllText(there));
    }
}
