//! What the linker writes down about a module: what there is, and who uses whom.
//! <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>

use anyhow::{Context, Result};
use std::collections::HashMap;
use std::ops::Range;
use wasmparser::{ExternalKind, KnownCustom, Linking, Parser, Payload, RelocationEntry, SymbolInfo};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    Function(u32),
    /// By symbol.
    Data(u32),
}

#[derive(Default)]
pub struct Linked {
    /// Functions that are called from outside.
    pub roots: Vec<u32>,
    pub names: HashMap<u32, String>,
    /// In the order of the file, with their places in it.
    pub bodies: Vec<(u32, Range<usize>)>,
    /// Each defined data symbol, with its place in the file.
    pub data: HashMap<u32, Range<usize>>,
    pub uses: HashMap<Node, Vec<Node>>,
}

impl Linked {
    pub fn read(wasm: &[u8]) -> Result<Linked> {
        let mut linked = Linked::default();
        let (mut imported, mut code, mut data) = (0, 0, 0);
        let mut segments = Vec::new();
        let mut symbols = Vec::new();
        let mut relocations: Vec<(usize, RelocationEntry)> = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        linked.roots.extend((export.kind == ExternalKind::Func).then_some(export.index));
                    }
                }
                Payload::StartSection { func, .. } => linked.roots.push(func),
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => {
                    let index = imported + linked.bodies.len() as u32;
                    linked.bodies.push((index, body.range()));
                }
                Payload::DataSection(section) => {
                    data = section.range().start;
                    for segment in section {
                        segments.push(segment?);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for subsection in linking.subsections() {
                            if let Linking::SymbolTable(table) = subsection? {
                                symbols = table.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(section_relocations) => {
                        let start = match section.name() {
                            "reloc.CODE" => code,
                            "reloc.DATA" => data,
                            _ => continue,
                        };
                        for relocation in section_relocations.entries() {
                            relocations.push((start, relocation?));
                        }
                    }
                    KnownCustom::Name(names) => {
                        for subsection in names {
                            if let wasmparser::Name::Function(map) = subsection? {
                                for naming in map {
                                    let naming = naming?;
                                    linked.names.insert(naming.index, naming.name.into());
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        for (symbol, info) in symbols.iter().enumerate() {
            if let SymbolInfo::Data { symbol: Some(defined), .. } = info
                && let Some(segment) = segments.get(defined.index as usize)
            {
                // A segment's bytes are the last part of it.
                let start = segment.range.end - segment.data.len() + defined.offset as usize;
                linked.data.insert(symbol as u32, start..start + defined.size as usize);
            }
        }
        linked.connect(&symbols, &relocations)?;
        Ok(linked)
    }

    fn connect(&mut self, symbols: &[SymbolInfo], relocations: &[(usize, RelocationEntry)]) -> Result<()> {
        let mut by_place: Vec<(Range<usize>, u32)> = self.data.iter().map(|(symbol, place)| (place.clone(), *symbol)).collect();
        by_place.sort_by_key(|(place, _)| place.start);
        for (start, relocation) in relocations {
            let at = start + relocation.offset as usize;
            let used = match symbols.get(relocation.index as usize).context("a relocation without a symbol")? {
                SymbolInfo::Func { index, .. } => Node::Function(*index),
                SymbolInfo::Data { .. } => Node::Data(relocation.index),
                _ => continue,
            };
            let body = self.bodies.partition_point(|(_, place)| place.end <= at);
            match self.bodies.get(body).filter(|(_, place)| place.contains(&at)) {
                Some((index, _)) => self.uses.entry(Node::Function(*index)).or_default().push(used),
                // Symbols may overlap: strings share their ends.
                None => {
                    for (_, symbol) in by_place.iter().take_while(|(place, _)| place.start <= at).filter(|(place, _)| at < place.end) {
                        self.uses.entry(Node::Data(*symbol)).or_default().push(used);
                    }
                }
            }
        }
        Ok(())
    }
}
