namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>Tests that share a browser, and pages that are made once.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>, ICollectionFixture<PageFixture>
{
    public const string Name = "browser";
}
