using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Setup;

/// <summary>run.sh and what it sets up, on machines that lack one thing or another; the clone's path has spaces in it.</summary>
public sealed class SetUpTests
{
    [Fact]
    public void Without_a_feed_raylib_is_built_and_the_program_runs()
    {
        using var machine = new StubbedMachine();

        Outcome outcome = machine.Run().Succeeded();

        Assert.EndsWith("rnnviz.dll lessons\n", outcome.Output);
        Assert.Equal("system", machine.Binding);
        Assert.Equal("built\n", File.ReadAllText(machine.Native));
        Assert.DoesNotContain(machine.Calls, call => call.Contains("Check-Valid-Until", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_of_a_mirror_whose_lists_have_expired_are_taken_and_it_is_said()
    {
        using var machine = new StubbedMachine();
        machine.Put("expired", "");

        Outcome outcome = machine.Run().Succeeded();

        Assert.Contains("The mirror http://mirror/debian is behind, its lists have expired", outcome.Errors);
        Assert.True(File.Exists(machine.Native));
        // signatures are asked for, and of the system's own lists none is taken so
        Assert.All(
            machine.Calls.Where(call => call.Contains("Check-Valid-Until=false", StringComparison.Ordinal)),
            call => Assert.Contains("Dir::Etc::SourceParts=/dev/null", call));
        Assert.DoesNotContain(machine.Calls, call => call.Contains("AllowInsecure", StringComparison.Ordinal)
            || call.Contains("unauthenticated", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void System_packages_that_an_expired_mirror_does_not_give_are_not_blamed_on_the_network()
    {
        using var machine = new StubbedMachine();
        machine.Put("expired", "");
        machine.Put("lacking", "");
        machine.Put("fails-install", "");

        Outcome outcome = machine.Run();

        Assert.Equal(1, outcome.Status);
        Assert.Contains("its lists of packages have expired", outcome.Errors);
        Assert.DoesNotContain("Is there a network?", outcome.Errors);
    }

    [Theory]
    [InlineData("6.0+ds-2\n6.1-1\n7.0-1\n", "raylib=6.0+ds-2")]
    [InlineData("5.5-1\n7.0-1\n6.1-1\n", "raylib=6.1-1")]
    [InlineData("7.0~rc1-1\n6.2.1-1\n", "raylib=6.2.1-1")]
    public void The_lowest_raylib_of_6_is_taken_where_Debian_has_others(string versions, string taken)
    {
        using var machine = new StubbedMachine();
        machine.Put("versions-raylib", versions);

        machine.Run().Succeeded();

        Assert.Contains(machine.Calls, call => call.EndsWith($"source --download-only {taken}", StringComparison.Ordinal));
        Assert.Single(machine.Calls, call => call.Contains("source --download-only raylib=", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_that_the_mirror_lists_and_has_not_is_passed_over()
    {
        using var machine = new StubbedMachine();
        machine.Put("versions-glfw3", "3.4-3\n3.5.1-1\n");
        machine.Put("gone", "glfw3=3.4-3\n");

        machine.Run().Succeeded();

        Assert.Contains(machine.Calls, call => call.EndsWith("glfw3=3.5.1-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mirror_with_raylib_7_only_is_said_with_what_can_be_done()
    {
        using var machine = new StubbedMachine();
        machine.Put("versions-raylib", "7.0-1\n");

        Outcome outcome = machine.Run();

        Assert.Equal(1, outcome.Status);
        Assert.Contains("has no version from 6.0 on and below 7~, only: 7.0-1", outcome.Errors);
        Assert.Contains("a snapshot of Debian's archive", outcome.Errors);
        Assert.Contains("RNNVIZ_RAYLIB", outcome.Errors);
        Assert.DoesNotContain("Is there a network?", outcome.Errors);
        Assert.Contains(machine.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mirror_that_does_not_answer_is_asked_about_the_network()
    {
        using var machine = new StubbedMachine();
        machine.Put("unreachable", "");

        Outcome outcome = machine.Run();

        Assert.Equal(1, outcome.Status);
        Assert.Contains("Is there a network?", outcome.Errors);
    }

    [Fact]
    public void A_feed_with_the_next_major_version_alone_leads_to_the_own_binding()
    {
        using var machine = new StubbedMachine();
        machine.Put("feed", "next\n");

        machine.Run().Succeeded();

        Assert.Equal("system", machine.Binding);
    }

    [Fact]
    public void A_package_that_is_newer_than_the_lowest_one_is_no_error()
    {
        string property = Command.Run(
            Repository.Root, null, "dotnet", "msbuild", Path.Combine("src", "RnnViz"), "-getProperty:WarningsNotAsErrors")
            .Succeeded().Output;

        Assert.Contains("NU1603", property);
    }

    [Theory]
    [InlineData("x86_64", "linux-x64", "package")]
    [InlineData("aarch64", "linux-arm64", "package")]
    [InlineData("aarch64", "linux-x64", "system")]
    public void The_package_is_used_where_it_has_raylib_for_this_kind_of_machine(string machineType, string native, string binding)
    {
        using var machine = new StubbedMachine();
        machine.Put("feed", "package\n");
        machine.Put("uname-m", machineType + "\n");
        machine.Put($"packages/raylib-cs/8.0.0/runtimes/{native}/native/libraylib.so", "");

        Outcome outcome = machine.Run().Succeeded();

        Assert.Equal(binding, machine.Binding);
        Assert.Equal(binding == "system", File.Exists(machine.Native));
        Assert.Equal(binding == "system", outcome.Errors.Contains("has no raylib for linux-arm64", StringComparison.Ordinal));
    }

    [Fact]
    public void On_macOS_it_says_what_to_type_instead()
    {
        using var machine = new StubbedMachine();
        machine.Put("uname-s", "Darwin\n");

        Outcome outcome = machine.Run();

        Assert.Equal(1, outcome.Status);
        Assert.Contains("dotnet run --configuration Release --project src/RnnViz", outcome.Errors);
        Assert.All(machine.Calls, call => Assert.StartsWith("uname", call));
    }

    [Fact]
    public void Without_apt_it_says_where_raylib_can_come_from()
    {
        using var machine = new StubbedMachine("apt-get", "apt-cache", "dpkg-query");

        Outcome outcome = machine.Run();

        Assert.Equal(1, outcome.Status);
        Assert.Contains("there is no apt-get", outcome.Errors);
        Assert.Contains("RNNVIZ_RAYLIB", outcome.Errors);
    }

    [Fact]
    public void Who_is_not_root_is_told_what_root_has_to_install()
    {
        using var machine = new StubbedMachine();
        machine.Put("lacking", "");

        Outcome outcome = machine.Run(asNobody: true);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("install as root: apt-get install cmake", outcome.Errors);
        Assert.DoesNotContain(machine.Calls, call => call.StartsWith("apt-get install", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clone_that_cannot_be_written_to_is_built_in_the_cache()
    {
        using var machine = new StubbedMachine();
        string[] before = [.. Directory.EnumerateFileSystemEntries(machine.Clone, "*", SearchOption.AllDirectories)];
        using var readOnly = new ReadOnly(machine.Clone);

        Outcome outcome = machine.Run(asNobody: true).Succeeded();

        Assert.Contains("/cache/build/bin/RnnViz/release/rnnviz.dll lessons", outcome.Output);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(machine.Clone, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_second_start_asks_nobody_outside()
    {
        using var machine = new StubbedMachine();
        machine.Run().Succeeded();
        int first = machine.Calls.Length;
        machine.Put("offline", "");
        machine.Put("unreachable", "");

        machine.Run().Succeeded();

        Assert.DoesNotContain(machine.Calls[first..], call => call.StartsWith("apt", StringComparison.Ordinal)
            || call.StartsWith("dotnet restore", StringComparison.Ordinal) || call.StartsWith("dotnet build", StringComparison.Ordinal));
    }
}
