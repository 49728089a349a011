using System.Reflection;
using System.Runtime.InteropServices;

namespace Raylib_cs.Fallback.Tests;

/// <summary>
/// Holds every public member of the fallback to the package's API by reflection alone: no native library is loaded.
/// </summary>
public sealed class ContractTests
{
    public static TheoryData<Type> PublicTypes => [.. typeof(Raylib).Assembly.GetExportedTypes().Where(type => !type.IsNested)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_type_of_the_fallback_is_the_same_in_the_package(Type type) =>
        Assert.Empty(Contract.Breaches(type, Listing.OfPackage));

    [Theory]
    [InlineData(typeof(Raylib), "")]
    [InlineData(typeof(Rlgl), "rl")]
    public void A_native_function_carries_the_name_of_its_method(Type type, string prefix)
    {
        var imports =
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let import = method.GetCustomAttribute<DllImportAttribute>()
            where import is not null
            select (Expected: prefix + method.Name, Actual: import.EntryPoint, Library: import.Value);

        Assert.All(imports, import =>
        {
            Assert.Equal(import.Expected, import.Actual);
            Assert.Equal("raylib", import.Library);
        });
    }

    [Theory]
    [InlineData(typeof(Wrong.Texture2D), "Height @4")]
    [InlineData(typeof(Wrong.DrawMode), "Quads")]
    [InlineData(typeof(Wrong.Rlgl), "static void Begin(int mode)")]
    [InlineData(typeof(Wrong.Rlgl), "SetTexture")]
    [InlineData(typeof(Wrong.Rlgl), "const int ONE = 2")]
    [InlineData(typeof(Wrong.Sprite), "Raylib_cs.Sprite")]
    [InlineData(typeof(Wrong.Shader), "size 16")]
    public void A_type_that_differs_is_found_out(Type wrong, string breach) =>
        Assert.Contains(Contract.Breaches(wrong, Listing.OfPackage), found => found.Contains(breach, StringComparison.Ordinal));
}
